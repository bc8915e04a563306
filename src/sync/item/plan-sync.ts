import { momentOf } from '../../domain/calendar-day.ts';
import { type AccountId, parseAccountId, parseTransactionId, type TransactionId } from '../../domain/ids.ts';
import type { Hint } from '../../ingest/sql/unsettled-events.ts';

/** What to read for one account because of events about its transactions. */
export interface AccountHints {
  /** Read what Pluggy ingested since then; undefined: no event spoke of new rows. */
  createdAtFrom?: Date;
  /** Read these rows: some were said to have changed, some to have gone. Only the answer decides. */
  readonly ids: Set<TransactionId>;
}

/**
 * `everything`: the item, its products, and all transactions of its accounts from the first to the last page.
 * `recent`: the same, but of accounts that were once read completely only the transactions that Pluggy took in since,
 * those of the last weeks, and what events spoke of (decision 0004).
 * `hinted`: the item, its accounts, and of their transactions only what events spoke of.
 * `item`: the item alone; its status decides whether there is more to read.
 */
export type SyncPlan =
  | { readonly scope: 'everything' | 'item' }
  | { readonly scope: 'recent' | 'hinted'; readonly accounts: ReadonlyMap<AccountId, AccountHints> };

/**
 * Events may arrive out of order and clocks differ, so new rows are read from a little before the time that the
 * event names. Rows read twice cost nothing but the read.
 */
export const CREATED_OVERLAP_MS = 5 * 60_000;

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

function addCreated(hints: AccountHints, from: Date): void {
  const overlapped = new Date(from.getTime() - CREATED_OVERLAP_MS);
  if (hints.createdAtFrom === undefined || overlapped < hints.createdAtFrom) hints.createdAtFrom = overlapped;
}

/** Adds what the event says about transactions; false when it is too vague to be acted on in part. */
function addHint(accounts: Map<AccountId, AccountHints>, hint: Hint): boolean {
  const accountId = parseAccountId(hint.accountId);
  if (accountId === undefined) return false;
  const hints = accounts.get(accountId) ?? { ids: new Set<TransactionId>() };
  if (hint.event === 'transactions/created') {
    const from = momentOf(hint.createdAtFrom);
    if (from === null) return false;
    addCreated(hints, from);
  } else {
    const ids = parseIds(hint.transactionIds);
    if (ids.length === 0) return false;
    for (const id of ids) hints.ids.add(id);
  }
  accounts.set(accountId, hints);
  return true;
}

/** What the events about transactions name, by account; undefined when one of them is too vague for that. */
export function hintsByAccount(hints: readonly Hint[]): ReadonlyMap<AccountId, AccountHints> | undefined {
  const accounts = new Map<AccountId, AccountHints>();
  const aboutRows = hints.filter(({ event }) => event.startsWith('transactions/'));
  return aboutRows.every((hint) => addHint(accounts, hint)) ? accounts : undefined;
}

/**
 * Decides what to read. Events are hints: whatever is unclear about one widens the plan, and nothing in it is
 * believed.
 * @param wasSynced whether the last read of the item's data came to its end
 * @param hasMoved whether the item itself says that the bank was read since: the event of that may be lost
 */
export function planSync(hints: readonly Hint[], wasSynced: boolean, hasMoved = false): SyncPlan {
  if (hints.length === 0) return { scope: 'everything' };
  const bankWasRead = hasMoved || hints.some(({ event }) => mayBeNews(event));
  const aboutRows = hints.filter(({ event }) => event.startsWith('transactions/'));
  if (!bankWasRead && aboutRows.length === 0 && wasSynced) return { scope: 'item' };
  const accounts = hintsByAccount(aboutRows);
  if (accounts === undefined) return { scope: 'everything' };
  return { scope: bankWasRead || !wasSynced ? 'recent' : 'hinted', accounts };
}
