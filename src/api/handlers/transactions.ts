import { DEFAULT_PAGE } from '../../contract/inputs.ts';
import type { RequestOf } from '../../contract/operations/operation.ts';
import type { transactionOperations } from '../../contract/operations/transactions.ts';
import { parseItemId, type UserId } from '../../domain/ids.ts';
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
import type { TransactionPage } from '../../store/statements/transactions/list-transactions-of-user.ts';
import type { Handlers } from '../bind.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import type { ServiceParts } from '../Service.ts';
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

type ListQuery = RequestOf<(typeof transactionOperations)['listTransactions']>['query'];

/** What a query asks for: the filter, and which page of it. `sorted` is what a cursor belongs to. */
export function askedOf({ after, limit = DEFAULT_PAGE, sort, ...asked }: ListQuery) {
  const accountId = asked.accountId?.map(requireAccountId);
  const filter = { ...asked, accountId, itemId: parseItemId(asked.itemId) };
  const sorted = { ...filter, sort };
  const page = { limit, sort, after: after === undefined ? undefined : decodeCursor(after, sorted) };
  return { filter, sorted, page };
}

type Sorted = ReturnType<typeof askedOf>['sorted'];

/** Undefined: every caller may have such a page at any time. Else what gives the place back. */
export const takePlace = ({ limits }: Pick<ServiceParts, 'limits'>, userId: UserId, sorted: Sorted) =>
  readsMuch(sorted) ? limits.searches.take(userId) : undefined;

/** The page as JSON, with the cursor of the next. */
export function pageText({ rows, next }: TransactionPage, sorted: Sorted): string {
  const cursor = JSON.stringify(next === null ? null : encodeCursor(next, sorted));
  return `{"results":${joinJson(rows)},"next":${cursor}}`;
}

export const transactionHandlers: Handlers<typeof transactionOperations> = {
  listCategories: async ({ service, response }) => {
    response.json({ results: await (await service.ready()).categories.find() });
  },

  listTransactions: async ({ service, response, params, query }) => {
    const userId = requireUserId(params.userId);
    const { filter, sorted, page } = askedOf(query);
    const parts = await service.ready();
    const giveBack = takePlace(parts, userId, sorted);
    const found = await listTransactions(parts, userId, filter, page).finally(() => giveBack?.());
    sendJsonText(response, pageText(found, sorted));
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
