import { momentOf } from '../../domain/calendar-day.ts';
import { type AccountId, parseAccountId, parseTransactionId, type TransactionId } from '../../domain/ids.ts';
import type { Hint } from '../../ingest/sql/unsettled-events.ts';
import { CREATED_OVERLAP_MS, type NamedByAccount, type NamedRows, type SyncMode } from '../run/SyncMode.ts';

/** Events after which the item's data is what it was; those about rows are looked at one by one. */
const NO_NEWS = new Set([
  'item/deleted',
  'item/error',
  'item/login_succeeded',
  'item/waiting_user_action',
  'item/waiting_user_input',
]);

/** Any other event, known or not, may mean that the bank was read again and that any data of the item changed. */
const mayBeNews = (event: string): boolean => !NO_NEWS.has(event) && !event.startsWith('transactions/');

function parseIds(value: unknown): TransactionId[] {
  return Array.isArray(value) ? value.map(parseTransactionId).filter((id) => id !== undefined) : [];
}

function addCreated(named: NamedRows, from: Date, oldest: Date | null): void {
  const isKnown = oldest !== null && (named.createdAtFrom === undefined || named.oldest !== undefined);
  if (!isKnown) delete named.oldest;
  else if (named.oldest === undefined || oldest < named.oldest) named.oldest = oldest;
  const overlapped = new Date(from.getTime() - CREATED_OVERLAP_MS);
  if (named.createdAtFrom === undefined || overlapped < named.createdAtFrom) named.createdAtFrom = overlapped;
}

/** Adds what the event says about transactions; false when it does not say which rows it is about. */
function addHint(accounts: Map<AccountId, NamedRows>, hint: Hint): boolean {
  const accountId = parseAccountId(hint.accountId);
  if (accountId === undefined) return false;
  const named = accounts.get(accountId) ?? { ids: new Set<TransactionId>() };
  if (hint.event === 'transactions/created') {
    const from = momentOf(hint.createdAtFrom);
    if (from === null) return false;
    // what an event tells of was there before it
    const since = Math.min(from.getTime(), hint.receivedAt.getTime());
    addCreated(named, new Date(since), momentOf(hint.minDate));
  } else {
    const ids = parseIds(hint.transactionIds);
    if (ids.length === 0) return false;
    for (const id of ids) named.ids.add(id);
  }
  accounts.set(accountId, named);
  return true;
}

/** What the events about transactions name; null when one of them does not say which rows it is about. */
function namedBy(hints: readonly Hint[]): NamedByAccount | null {
  const accounts = new Map<AccountId, NamedRows>();
  return hints.every((hint) => addHint(accounts, hint)) ? accounts : null;
}

/** Rows that Pluggy said are gone. */
const goneBy = (hints: readonly Hint[]): ReadonlySet<TransactionId> =>
  new Set(
    hints.flatMap(({ event, transactionIds }) =>
      event === 'transactions/deleted' ? parseIds(transactionIds) : [],
    ),
  );

/** What Pluggy tells of a bank that it read by itself, with success. */
const isOfRoutine = ({ event, triggeredBy }: Hint): boolean =>
  event.startsWith('transactions/') ||
  (triggeredBy === 'SYNC' && ['item/updated', 'item/login_succeeded'].includes(event));

/**
 * Decides what to read. Events are hints: whatever is unclear about one makes the run read more, and nothing in it is
 * believed.
 * @param wasSynced whether the last read of the item's data came to its end
 * @param isAskedFor whether somebody asked for all of it
 * @param hasMoved whether the item itself says that the bank was read since: the event of that may be lost
 */
export function planSync(
  hints: readonly Hint[],
  wasSynced: boolean,
  { hasMoved = false, isAskedFor = false } = {},
): SyncMode {
  const aboutRows = hints.filter(({ event }) => event.startsWith('transactions/'));
  const named = namedBy(aboutRows);
  if (hints.length === 0 || isAskedFor) return { kind: 'everything', named };
  const bankWasRead = hasMoved || hints.some(({ event }) => mayBeNews(event));
  if (!bankWasRead && aboutRows.length === 0 && wasSynced) return { kind: 'item' };
  if (named === null) return { kind: 'everything', named };
  if (!bankWasRead && wasSynced) return { kind: 'named', named };
  const gone = goneBy(hints);
  const isRoutine = wasSynced && hints.every(isOfRoutine);
  return { kind: 'recent', named, isRoutine, ...(gone.size > 0 ? { gone } : {}) };
}
