import type { RowFilter } from '../bank/AccountLedger.ts';
import { closingDayFor } from '../bank/card-days.ts';
import { dayOfDate } from '../bank/days.ts';
import { serialOf } from '../bank/ids.ts';
import type { LedgerRow } from '../bank/row.ts';
import { transactionView } from '../bank/transaction-view.ts';
import { ApiError, badRequest } from '../pluggy/rules/ApiError.ts';
import type { FoundAccount } from './find-account.ts';
import { pageParameters, pageWithin } from './pages.ts';
import { queryList, refuseUnknown, requireUuid } from './read-input.ts';

const KNOWN = new Set(['accountId', 'ids', 'from', 'to', 'pageSize', 'page', 'billId', 'createdAtFrom']);
const MAX_IDS = 500;
const DAY_MS = 86_400_000;

/** One page of the deprecated `GET /transactions`, counted: every call walks through all rows wanted. */
export function transactionPageV1(
  query: URLSearchParams,
  find: (id: string) => FoundAccount | undefined,
): object {
  refuseUnknown(query.keys(), KNOWN);
  const accountId = requireUuid('accountId', query.get('accountId'));
  const page = pageParameters(query);
  const ids = queryList(query, 'ids')?.map((id) => requireUuid('ids', id));
  if (ids !== undefined && ids.length > MAX_IDS) {
    const message = `The ids parameter cannot have more than ${MAX_IDS} transaction ids`;
    throw new ApiError(400, 'IDS_PARAMETER_EXCEEDS_MAX_LENGTH', message);
  }
  const found = find(accountId);
  if (found === undefined) return pageWithin([], page);
  const { ledger } = found.account;
  // `ids` goes before the dates, which then count for nothing.
  const rows =
    ids === undefined ? rowsWanted(found, query) : [...new Set(ids)].flatMap((id) => ledger.find(id) ?? []);
  return viewed(found, rows, page);
}

function rowsWanted(found: FoundAccount, query: URLSearchParams): LedgerRow[] {
  const { account } = found;
  const billId = query.get('billId');
  const rows = [...account.ledger.rows(filterOf(query))];
  if (billId === null) return rows;
  const closingDay = serialOf(account.billKey, requireUuid('billId', billId));
  return rows.filter(
    (row) =>
      row.status === 'POSTED' && row.card !== null && closingDayFor(dayOfDate(row.dateMs)) === closingDay,
  );
}

/** Only the page's own rows are drawn up in full. */
function viewed(
  { books, account }: FoundAccount,
  rows: readonly LedgerRow[],
  page: ReturnType<typeof pageParameters>,
): object {
  const start = (page.page - 1) * page.pageSize;
  const results = rows.slice(start, start + page.pageSize).map((row) => transactionView(books, account, row));
  return { ...pageWithin(rows, page), results };
}

function filterOf(query: URLSearchParams): RowFilter {
  const from = instant(query, 'from');
  const to = instant(query, 'to');
  const created = instant(query, 'createdAtFrom');
  return {
    ...(from === undefined ? {} : { fromMs: from }),
    ...(to === undefined ? {} : { toMs: to + DAY_MS - 1 }),
    ...(created === undefined ? {} : { createdFromMs: created }),
  };
}

/** `from` and `to` are days: a time of day is cut off. */
function instant(query: URLSearchParams, name: 'from' | 'to' | 'createdAtFrom'): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  const ms = Date.parse(name === 'createdAtFrom' ? text : text.slice(0, 10));
  if (!Number.isFinite(ms)) throw badRequest(`${name} must be a valid ISO 8601 date string`);
  return ms;
}
