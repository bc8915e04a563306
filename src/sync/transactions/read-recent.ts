import type { AccountId } from '../../domain/ids.ts';
import { notifyChange } from '../../store/notify-change.ts';
import { recordReadFrom } from '../../store/statements/accounts/record-read-from.ts';
import type { WrittenAccount } from '../../store/statements/accounts/upsert-accounts.ts';
import { type AccountHints, CREATED_OVERLAP_MS } from '../item/plan-sync.ts';
import type { SyncContext } from '../SyncContext.ts';
import { linkReplacements } from './link-replacements.ts';
import { readAll } from './read-all.ts';
import { readHinted } from './read-hinted.ts';
import { readPages } from './read-pages.ts';
import { type SweptPage, sweepPages } from './sweep-pages.ts';

const DAY_MS = 86_400_000;

/**
 * How far back rows are compared one by one when the bank was read again. Pluggy looks 4 to 7 days back then
 * (pluggy-api.md 3.11), and a card's rows change when its bill closes, within a month. What changes further back
 * without an event is found by the comparison that comes from time to time.
 */
const WEEKS_BACK_MS = 35 * DAY_MS;

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Makes the rows of the last weeks, and those that lie ahead, equal to Pluggy's. */
async function sweepLastWeeks(
  context: SyncContext,
  accountId: AccountId,
  now: Date,
): Promise<Pick<SweptPage, 'changed' | 'complete'>> {
  const start = now.getTime() - WEEKS_BACK_MS;
  const pages = readPages(context, accountId, { dateFrom: dayOf(start) });
  // whose midnight Pluggy means by a day is not known: rows of the first one are not missed
  const downTo = `${dayOf(start + DAY_MS)}T23:59:59.999Z`;
  let [changed, complete] = [false, true];
  const from = { edge: { oldest: null, atOldest: [] }, downTo, isNewAccount: false };
  for await (const page of sweepPages(context, accountId, pages, from)) {
    changed ||= page.changed;
    complete &&= page.complete;
  }
  return { changed, complete };
}

/**
 * Reads of an account what may be new since `readFrom`, and what events spoke of.
 * @returns false when another read is needed to find all rows that vanished
 */
async function readAccount(
  context: SyncContext,
  accountId: AccountId,
  readFrom: Date,
  hints: AccountHints | undefined,
): Promise<boolean> {
  const { database, clock } = context;
  const now = clock.now();
  const since = Math.min(
    readFrom.getTime() - CREATED_OVERLAP_MS,
    hints?.createdAtFrom?.getTime() ?? Infinity,
  );
  await readHinted(context, accountId, { createdAtFrom: new Date(since), ids: hints?.ids ?? new Set() });
  const { changed, complete } = await sweepLastWeeks(context, accountId, now);
  if (changed) await notifyChange(database, 'transactions', context, accountId);
  return complete;
}

/**
 * Reads of an item's accounts what may be new since they were read last: what Pluggy took in since, whatever its date,
 * the last weeks, and what events spoke of. An account that was never read from end to end is.
 */
export class RecentRead {
  readonly #context: SyncContext;
  readonly #hints: ReadonlyMap<AccountId, AccountHints>;
  readonly #begunAt: Date;
  readonly #read: AccountId[] = [];

  constructor(context: SyncContext, hints: ReadonlyMap<AccountId, AccountHints>) {
    this.#context = context;
    this.#hints = hints;
    this.#begunAt = context.clock.now();
  }

  /** @returns false when another read is needed to find all rows that vanished */
  async read({ id, readFrom }: WrittenAccount): Promise<boolean> {
    const hints = this.#hints.get(id);
    if (readFrom === null) return readAll(this.#context, id, hints);
    const complete = await readAccount(this.#context, id, readFrom, hints);
    this.#read.push(id);
    return complete;
  }

  /** Once all accounts were read: what all of them need is asked and written once. */
  async end(): Promise<void> {
    const context = this.#context;
    if (this.#read.length === 0) return;
    await linkReplacements(context, this.#read, false);
    // after a run that did not succeed Pluggy may withhold rows, which then come later and are not new
    if (!context.absence.mayBeBelieved('transactions')) return;
    const { database, fence } = context;
    await recordReadFrom(database, this.#read, this.#begunAt, fence);
  }
}
