import type { CsvDialect, OfxVersion } from '../../contract/exports.ts';
import { PublicError } from '../../domain/errors.ts';
import type { AccountId, UserId } from '../../domain/ids.ts';
import type { ExportFilter } from '../../store/fragments/export-rows.ts';
import type { Queryable } from '../../store/Queryable.ts';
import { findStatementAccount } from '../../store/statements/accounts/find-statement-account.ts';
import { streamJsonRows } from '../../store/statements/transactions/stream-json-rows.ts';
import { streamStatementRows } from '../../store/statements/transactions/stream-statement-rows.ts';
import { streamTableRows } from '../../store/statements/transactions/stream-table-rows.ts';
import type { Needs } from '../shared/Parts.ts';
import { csvHead, csvRows } from './csv.ts';
import { OfxWriter } from './ofx.ts';

/** Takes a piece of a file; resolves when it may be given the next. */
type Write = (text: string) => Promise<void>;

// Each file is of one moment, and written in batches, so that memory does not grow with it.

async function requireAccount(tx: Queryable, userId: UserId, { accountId }: ExportFilter): Promise<void> {
  if (accountId === undefined) return;
  if ((await findStatementAccount(tx, userId, accountId)) === undefined)
    throw new PublicError('account_not_found');
}

/** A table of transactions, account by account, oldest first. @throws {PublicError} account_not_found */
export function writeCsv(
  { exportDatabase }: Needs<'exportDatabase'>,
  userId: UserId,
  filter: ExportFilter,
  dialect: CsvDialect,
  write: Write,
): Promise<void> {
  const writeAll = async (tx: Queryable): Promise<void> => {
    await requireAccount(tx, userId, filter);
    await write(csvHead(dialect));
    for await (const rows of streamTableRows(tx, userId, filter)) await write(csvRows(rows, dialect));
  };
  return exportDatabase.asUser(userId, writeAll, 'snapshot');
}

/** The same rows as `GET /user/:userId/transactions` has them, one JSON text a line. @throws {PublicError} account_not_found */
export async function writeJsonLines(
  { exportDatabase, documents }: Needs<'exportDatabase' | 'documents'>,
  userId: UserId,
  filter: ExportFilter,
  write: Write,
): Promise<void> {
  await documents.ready();
  const writeAll = async (tx: Queryable): Promise<void> => {
    await requireAccount(tx, userId, filter);
    for await (const rows of streamJsonRows(tx, userId, filter))
      await write(`${(await documents.open(rows)).join('\n')}\n`);
  };
  return exportDatabase.asUser(userId, writeAll, 'snapshot');
}

/** The moment in São Paulo: YYYYMMDDHHMMSS. Brazil has had no summer time since 2019. */
const inSaoPaulo = (now: Date): string =>
  new Date(now.getTime() - 3 * 3_600_000).toISOString().slice(0, 19).replace(/\D/g, '');

const dayOf = (compact: string): string => compact.replace(/^(\d{4})(\d\d)(\d\d).*$/, '$1-$2-$3');

/** One account's statement. @throws {PublicError} account_not_found */
export function writeOfx(
  { exportDatabase, clock }: Needs<'exportDatabase' | 'clock'>,
  userId: UserId,
  filter: ExportFilter & { readonly accountId: AccountId },
  version: OfxVersion,
  write: Write,
): Promise<void> {
  const writeAll = async (tx: Queryable): Promise<void> => {
    const account = await findStatementAccount(tx, userId, filter.accountId);
    if (account === undefined) throw new PublicError('account_not_found');
    const now = inSaoPaulo(clock.now());
    const from = filter.dateFrom ?? account.firstDay ?? filter.dateTo ?? dayOf(now);
    const to = filter.dateTo ?? account.lastDay ?? filter.dateFrom ?? dayOf(now);
    const ofx = new OfxWriter(account, version);
    await write(ofx.begin({ from, to, now }));
    for await (const rows of streamStatementRows(tx, userId, filter)) await write(ofx.rows(rows));
    await write(ofx.end());
  };
  return exportDatabase.asUser(userId, writeAll, 'snapshot');
}
