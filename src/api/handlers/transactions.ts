import { DEFAULT_PAGE } from '../../contract/inputs.ts';
import type { transactionOperations } from '../../contract/operations/transactions.ts';
import { parseAccountId, parseItemId } from '../../domain/ids.ts';
import { requireTransactionId, requireUserId } from '../../features/shared/require-input.ts';
import {
  annotateTransaction,
  listTransactions,
  readHistory,
} from '../../features/transactions/transactions.ts';
import type { Handlers } from '../bind.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { joinJson, sendJsonText } from '../send-json.ts';

export const transactionHandlers: Handlers<typeof transactionOperations> = {
  listCategories: async ({ service, response }) => {
    response.json({ results: await (await service.ready()).categories.find() });
  },

  listTransactions: async ({ service, response, params, query }) => {
    const userId = requireUserId(params.userId);
    const { after, limit = DEFAULT_PAGE, accountId, itemId, ...rest } = query;
    const filter = { ...rest, accountId: parseAccountId(accountId), itemId: parseItemId(itemId) };
    const page = { limit, after: after === undefined ? undefined : decodeCursor(after) };
    const parts = await service.ready();
    const giveBack = filter.search === undefined ? undefined : parts.limits.searches.take(userId);
    const { rows, next } = await listTransactions(parts, userId, filter, page).finally(() => giveBack?.());
    const cursor = JSON.stringify(next === null ? null : encodeCursor(next));
    sendJsonText(response, `{"results":${joinJson(rows)},"next":${cursor}}`);
  },

  annotateTransaction: async ({ service, response, params, body }) => {
    const [userId, id] = [requireUserId(params.userId), requireTransactionId(params.transactionId)];
    sendJsonText(response, await annotateTransaction(await service.ready(), userId, id, body));
  },

  readTransactionHistory: async ({ service, response, params }) => {
    const [userId, id] = [requireUserId(params.userId), requireTransactionId(params.transactionId)];
    sendJsonText(response, await readHistory(await service.ready(), userId, id));
  },
};
