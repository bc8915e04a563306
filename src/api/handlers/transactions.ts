import { DEFAULT_PAGE } from '../../contract/inputs.ts';
import type { transactionOperations } from '../../contract/operations/transactions.ts';
import { parseItemId } from '../../domain/ids.ts';
import {
  requireAccountId,
  requireTransactionId,
  requireUserId,
} from '../../features/shared/require-input.ts';
import { annotateTransaction, annotateTransactions } from '../../features/transactions/annotate.ts';
import { answerSuggestion } from '../../features/transactions/answer-suggestion.ts';
import {
  listTransactions,
  readHistory,
  readTransaction,
  type TransactionListFilter,
} from '../../features/transactions/transactions.ts';
import type { Handlers } from '../bind.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { joinJson, sendJsonText } from '../send-json.ts';

/** Whether a page may read every row of the user, or sort them all. */
const readsMuch = ({
  search,
  sort = '-date',
  amountFrom,
  amountTo,
  tag,
}: TransactionListFilter & { readonly sort?: string | undefined }): boolean =>
  sort.endsWith('amount') || [search, amountFrom, amountTo, tag].some((one) => one !== undefined);

export const transactionHandlers: Handlers<typeof transactionOperations> = {
  listCategories: async ({ service, response }) => {
    response.json({ results: await (await service.ready()).categories.find() });
  },

  listTransactions: async ({ service, response, params, query }) => {
    const userId = requireUserId(params.userId);
    const { after, limit = DEFAULT_PAGE, sort, ...asked } = query;
    const accountId = asked.accountId?.map(requireAccountId);
    const filter = { ...asked, accountId, itemId: parseItemId(asked.itemId) };
    const sorted = { ...filter, sort };
    const page = { limit, sort, after: after === undefined ? undefined : decodeCursor(after, sorted) };
    const parts = await service.ready();
    const giveBack = readsMuch(sorted) ? parts.limits.searches.take(userId) : undefined;
    const { rows, next } = await listTransactions(parts, userId, filter, page).finally(() => giveBack?.());
    const cursor = JSON.stringify(next === null ? null : encodeCursor(next, sorted));
    sendJsonText(response, `{"results":${joinJson(rows)},"next":${cursor}}`);
  },

  readTransaction: async ({ service, response, params, query: { includeDeleted = false } }) => {
    const [userId, id] = [requireUserId(params.userId), requireTransactionId(params.transactionId)];
    sendJsonText(response, await readTransaction(await service.ready(), userId, id, includeDeleted));
  },

  annotateTransaction: async ({ service, response, params, body }) => {
    const [userId, id] = [requireUserId(params.userId), requireTransactionId(params.transactionId)];
    sendJsonText(response, await annotateTransaction(await service.ready(), userId, id, body));
  },

  annotateTransactions: async ({ service, response, params, body: { ids, change } }) => {
    const [userId, parts] = [requireUserId(params.userId), await service.ready()];
    const rows = await annotateTransactions(parts, userId, ids.map(requireTransactionId), change);
    sendJsonText(response, `{"results":${joinJson(rows)}}`);
  },

  answerSuggestion: async ({ service, response, params, body: { accept } }) => {
    const [userId, id] = [requireUserId(params.userId), requireTransactionId(params.transactionId)];
    sendJsonText(response, await answerSuggestion(await service.ready(), userId, id, accept));
  },

  readTransactionHistory: async ({ service, response, params }) => {
    const [userId, id] = [requireUserId(params.userId), requireTransactionId(params.transactionId)];
    sendJsonText(response, await readHistory(await service.ready(), userId, id));
  },
};
