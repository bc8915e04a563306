import { DEFAULT_PAGE } from '../../contract/inputs.ts';
import type { transactionOperations } from '../../contract/operations/transactions.ts';
import { parseAccountId, parseItemId } from '../../domain/ids.ts';
import type { Handlers } from '../bind.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { joinJson, sendJsonText } from '../send-json.ts';

export const transactionHandlers: Handlers<typeof transactionOperations> = {
  listCategories: async ({ pluggy, response }) => {
    response.json({ results: await pluggy.listCategories() });
  },

  listTransactions: async ({ pluggy, response, params: { userId }, query }) => {
    const { after, limit = DEFAULT_PAGE, accountId, itemId, ...rest } = query;
    const filter = { ...rest, accountId: parseAccountId(accountId), itemId: parseItemId(itemId) };
    const page = { limit, after: after === undefined ? undefined : decodeCursor(after) };
    const giveBack = filter.search === undefined ? undefined : pluggy.takeSearchSlot(userId);
    const { rows, next } = await pluggy.listTransactions(userId, filter, page).finally(() => giveBack?.());
    const cursor = JSON.stringify(next === null ? null : encodeCursor(next));
    sendJsonText(response, `{"results":${joinJson(rows)},"next":${cursor}}`);
  },

  annotateTransaction: async ({ pluggy, response, params, body }) => {
    sendJsonText(response, await pluggy.writeAnnotation(params.userId, params.transactionId, body));
  },

  readTransactionHistory: async ({ pluggy, response, params }) => {
    sendJsonText(response, await pluggy.readTransactionHistory(params.userId, params.transactionId));
  },
};
