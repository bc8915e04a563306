import type { RowFilter, RowKey } from '../bank/AccountLedger.ts';
import type { LedgerRow } from '../bank/row.ts';
import { transactionView } from '../bank/transaction-view.ts';
import { ApiError, badRequest } from '../pluggy/rules/ApiError.ts';
import type { FoundAccount } from './find-account.ts';
import { queryList, refuseUnknown, requireUuid } from './read-input.ts';

const PAGE_SIZE = 500;
const MAX_IDS = 500;
const KNOWN = new Set(['accountId', 'ids', 'dateFrom', 'dateTo', 'createdAtFrom', 'after']);
const DAY_MS = 86_400_000;

/** One page of `GET /v2/transactions`. An account that nobody knows has no transactions. */
export function transactionPage(
  query: URLSearchParams,
  findAccount: (id: string) => FoundAccount | undefined,
): object {
  refuseUnknown(query.keys(), KNOWN);
  const accountId = requireUuid('accountId', query.get('accountId'));
  const filter = filterOf(query);
  const ids = queryList(query, 'ids');
  if (ids !== undefined && ids.length > MAX_IDS) {
    throw new ApiError(
      400,
      'IDS_PARAMETER_EXCEEDS_MAX_LENGTH',
      `The ids parameter cannot have more than ${MAX_IDS} transaction ids`,
    );
  }
  const found = findAccount(accountId);
  if (found === undefined) return { results: [], next: null };
  return ids === undefined ? pageAfter(found, filter) : rowsById(found, ids);
}

function pageAfter({ books, account }: FoundAccount, filter: RowFilter): object {
  const results: object[] = [];
  let last: RowKey | undefined;
  for (const row of account.ledger.rows(filter)) {
    if (results.length === PAGE_SIZE && last !== undefined) {
      const after = encodeURIComponent(cursorOf(last));
      return { results, next: `?accountId=${account.id}&after=${after}` };
    }
    last = account.ledger.keyOf(row);
    results.push(transactionView(books, account, row));
  }
  return { results, next: null };
}

/** Ids that don't exist (any more) are simply not among the answers. */
function rowsById({ books, account }: FoundAccount, ids: readonly string[]): object {
  const idOf = ({ serial }: LedgerRow): string => account.ledger.idOf(serial);
  const rows = [...new Set(ids.map((id) => requireUuid('ids', id)))]
    .flatMap((id) => account.ledger.find(id) ?? [])
    .sort((left, right) => right.dateMs - left.dateMs || (idOf(right) < idOf(left) ? -1 : 1));
  return { results: rows.map((row) => transactionView(books, account, row)), next: null };
}

function filterOf(query: URLSearchParams): RowFilter {
  const dateFrom = dayParameter(query, 'dateFrom');
  const dateTo = dayParameter(query, 'dateTo');
  const createdAtFrom = query.get('createdAtFrom');
  if (dateFrom !== undefined && createdAtFrom !== null) {
    throw badRequest('dateFrom and createdAtFrom cannot be used together');
  }
  const createdFromMs = createdAtFrom === null ? undefined : Date.parse(createdAtFrom);
  if (createdFromMs !== undefined && !Number.isFinite(createdFromMs)) {
    throw badRequest('createdAtFrom must be a valid ISO 8601 date string');
  }
  const after = query.get('after');
  return {
    ...(dateFrom === undefined ? {} : { fromMs: dateFrom }),
    ...(dateTo === undefined ? {} : { toMs: dateTo + DAY_MS - 1 }),
    ...(createdFromMs === undefined ? {} : { createdFromMs }),
    ...(after === null ? {} : { after: parseCursor(after) }),
  };
}

/** The start of the day in UTC; a time of day is cut off. */
function dayParameter(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  const ms = /^\d{4}-\d{2}-\d{2}(T|$)/.test(text) ? Date.parse(text.slice(0, 10)) : Number.NaN;
  if (!Number.isFinite(ms)) throw badRequest(`${name} must be a valid ISO 8601 date string`);
  return ms;
}

/** Base64 of `<ISO date>|<id>`, as Pluggy's own. */
function cursorOf(key: RowKey): string {
  return Buffer.from(`${new Date(key.dateMs).toISOString()}|${key.id}`).toString('base64');
}

function parseCursor(text: string): RowKey {
  const [date = '', id = '', ...rest] = Buffer.from(text, 'base64').toString('utf8').split('|');
  const dateMs = Date.parse(date);
  if (!Number.isFinite(dateMs) || !/^[0-9a-f-]{36}$/.test(id) || rest.length > 0) {
    throw badRequest('Invalid cursor');
  }
  return { dateMs, id };
}
