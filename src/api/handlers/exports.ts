import type { exportOperations } from '../../contract/operations/exports.ts';
import { parseAccountId } from '../../domain/ids.ts';
import { PERSON_EXPORT_NAME } from '../../domain/texts/person-export.ts';
import { readAccessLog } from '../../features/admin/read-audit.ts';
import { writePersonZip } from '../../features/exports/export-person.ts';
import { writeCsv, writeJsonLines, writeOfx } from '../../features/exports/export-transactions.ts';
import { requireAccountId, requireUserId } from '../../features/shared/require-input.ts';
import { writeFinancialData } from '../../features/transactions/financial-data.ts';
import type { Handlers } from '../bind.ts';
import { streamAnswer } from '../stream-answer.ts';

export const exportHandlers: Handlers<typeof exportOperations> = {
  exportCsv: async ({ service, request, response, params, query }) => {
    const userId = requireUserId(params.userId);
    const { accountId, dialect = 'rfc4180', pending = true, ...days } = query;
    const filter = { ...days, pending, accountId: parseAccountId(accountId) };
    const parts = await service.ready();
    const kind = { type: 'text/csv; charset=utf-8; header=present', fileName: 'transactions.csv' };
    await streamAnswer(parts, userId, request, response, kind, (write) =>
      writeCsv(parts, userId, filter, dialect, write),
    );
  },

  exportJsonLines: async ({ service, request, response, params, query }) => {
    const userId = requireUserId(params.userId);
    const { accountId, pending = true, ...days } = query;
    const filter = { ...days, pending, accountId: parseAccountId(accountId) };
    const parts = await service.ready();
    const kind = { type: 'application/x-ndjson', fileName: 'transactions.jsonl' };
    await streamAnswer(parts, userId, request, response, kind, (write) =>
      writeJsonLines(parts, userId, filter, write),
    );
  },

  exportPerson: async ({ service, request, response, params, language }) => {
    const userId = requireUserId(params.userId);
    const parts = await service.ready();
    const kind = { type: 'application/zip', fileName: PERSON_EXPORT_NAME[language] };
    await streamAnswer(parts, userId, request, response, kind, (write) =>
      writePersonZip({ ...parts, writeData: writeFinancialData, readAccessLog }, userId, language, write),
    );
  },

  exportOfx: async ({ service, request, response, params, query }) => {
    const userId = requireUserId(params.userId);
    const { accountId, version = '1.0.2', pending = false, ...days } = query;
    const filter = { ...days, pending, accountId: requireAccountId(accountId) };
    const parts = await service.ready();
    const kind = { type: 'application/x-ofx; charset=utf-8', fileName: 'transactions.ofx' };
    await streamAnswer(parts, userId, request, response, kind, (write) =>
      writeOfx(parts, userId, filter, version, write),
    );
  },
};
