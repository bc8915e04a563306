import type { AccountId, TransactionId } from '../../domain/ids.ts';
import type { TransactionsPage } from '../../pluggy/transactions-page.ts';
import { notifyChange } from '../../store/notify-change.ts';
import type { WrittenAccount } from '../../store/statements/accounts/upsert-accounts.ts';
import { CREATED_OVERLAP_MS, isRoutine, type NamedRows } from '../run/SyncMode.ts';
import type { SyncRun } from '../run/SyncRun.ts';
import { endOfRead } from './end-of-read.ts';
import { fetchPages } from './fetch-pages.ts';
import { beginNamed, readNamed } from './read-named.ts';
import { type SweptPage, sweepPages } from './sweep-pages.ts';

const DAY_MS = 86_400_000;

/**
 * How far back rows are compared one by one when the bank was read again. Pluggy looks 4 to 7 days back then
 * (pluggy-api.md 3.11), and a card's rows change when its bill closes, within a month. What changes further back
 * without an event is found by the comparison that comes from time to time.
 */
const WEEKS_BACK_MS = 35 * DAY_MS;

/** Rows that Pluggy took in late, older than the last weeks, and of which no event tells, are looked for so often. */
const OLD_NEWS_EVERY_MS = 3 * DAY_MS;

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** An account of which `beginRecent` reads. */
export type RecentAccount = Pick<WrittenAccount, 'id'> & { readonly readFrom: Date };

interface Weeks extends Pick<SweptPage, 'changed' | 'complete'> {
  readonly created: number;
  /** Rows that events named and that were among these, or that were missed and asked for. */
  readonly settled: ReadonlySet<TransactionId>;
}

const startOfWeeks = (now: Date): number => now.getTime() - WEEKS_BACK_MS;

/** Makes the rows of the last weeks, and those that lie ahead, equal to Pluggy's. */
async function sweepLastWeeks(
  run: SyncRun,
  accountId: AccountId,
  pages: AsyncIterable<TransactionsPage>,
  { start, named }: { readonly start: number; readonly named: ReadonlySet<TransactionId> },
): Promise<Weeks> {
  // whose midnight Pluggy means by a day is not known: rows of the first one are not missed
  const downTo = `${dayOf(start + DAY_MS)}T23:59:59.999Z`;
  let [changed, complete, created] = [false, true, 0];
  const settled = new Set<TransactionId>();
  const from = { edge: { oldest: null, atOldest: [] }, downTo, isNewAccount: false, named };
  for await (const page of sweepPages(run, accountId, pages, from)) {
    changed ||= page.changed;
    complete &&= page.complete;
    created += page.created;
    for (const id of page.settled) settled.add(id);
  }
  return { changed, complete, created, settled };
}

/** What a read of an account's last weeks came to. */
export interface RecentOutcome {
  /** False when another read is needed to find all rows that vanished. */
  readonly complete: boolean;
  /** Rows that Pluggy took in late, with a date of long ago, were looked for as well. */
  readonly hasOldNews: boolean;
}

/** From when on what Pluggy took in has to be asked for, so that nothing is missed. */
const newsSince = ({ readFrom }: RecentAccount, named: NamedRows | undefined): Date =>
  new Date(
    Math.min(
      readFrom.getTime() - CREATED_OVERLAP_MS,
      named?.createdAtFrom?.getTime() ?? Number.POSITIVE_INFINITY,
    ),
  );

const NONE: ReadonlySet<TransactionId> = new Set();

/**
 * Begins to read of an account what may be new since it was read: the last weeks, what events named, and what Pluggy took in
 * since, whatever its date. The last one is left out in a routine run where nothing speaks for rows of long ago.
 * @returns what stores the answers
 */
export function beginRecent(
  run: SyncRun,
  account: RecentAccount,
  named: NamedRows | undefined,
): () => Promise<RecentOutcome> {
  const { id } = account;
  const now = run.clock.now();
  const start = startOfWeeks(now);
  const pages = fetchPages(run, id, { dateFrom: dayOf(start) });
  const createdAtFrom = newsSince(account, named);
  if (isRoutine(run.mode)) return beginRoutine(run, account, named, { now, pages, createdAtFrom });
  const readNews = beginNamed(run, id, { createdAtFrom, ids: NONE });
  return async () => {
    await readNews();
    const { changed, complete } = await sweepLastWeeks(run, id, pages, { start, named: NONE });
    // asked for after the pages, which may be older than what an event told of, and written last
    await readNamed(run, id, { ids: named?.ids ?? NONE });
    if (changed) await notifyChange(run.database, 'transactions', run, id);
    return { complete, hasOldNews: true };
  };
}

interface BegunWeeks {
  readonly now: Date;
  readonly pages: AsyncIterable<TransactionsPage>;
  readonly createdAtFrom: Date;
}

/**
 * The new rows of an event are looked for by themselves where they may be older than the last weeks, since the event says so or
 * does not say how old they are; or where there are none, and the event may be faster than they are. What was taken in before
 * would be no answer to that.
 */
function beginRoutine(
  run: SyncRun,
  { id, readFrom }: RecentAccount,
  named: NamedRows | undefined,
  { now, pages, createdAtFrom }: BegunWeeks,
): () => Promise<RecentOutcome> {
  const hasOldNews = now.getTime() - readFrom.getTime() > OLD_NEWS_EVERY_MS;
  const readOldNews = hasOldNews ? beginNamed(run, id, { createdAtFrom, ids: NONE }) : undefined;
  const { createdAtFrom: ofEvent, oldest, ids = NONE } = named ?? {};
  // a day more at the edge, where rows are not missed
  const isLate = oldest === undefined || now.getTime() - oldest.getTime() > WEEKS_BACK_MS - 3 * DAY_MS;
  const begin = (): (() => Promise<void>) | undefined =>
    ofEvent === undefined ? undefined : beginNamed(run, id, { createdAtFrom: ofEvent, ids: NONE });
  const readLate = isLate ? begin() : undefined;
  return async () => {
    const weeks = await sweepLastWeeks(run, id, pages, { start: startOfWeeks(now), named: ids });
    await readOldNews?.();
    const readEvent = readLate ?? (weeks.created === 0 ? begin() : undefined);
    await readEvent?.();
    const left = new Set([...ids].filter((rowId) => !weeks.settled.has(rowId)));
    // asked for after all lists, which may be older than what an event told of, and written last
    await readNamed(run, id, { ids: left });
    if (weeks.changed) await notifyChange(run.database, 'transactions', run, id);
    return { complete: weeks.complete, hasOldNews };
  };
}

/**
 * Ends the reads of all accounts of which `beginRecent` came to its end: what all of them need is asked once, and written with
 * what becomes of the products.
 * @param begunAt when the run began to read
 */
export async function endRecent(
  run: SyncRun,
  reads: readonly (Pick<WrittenAccount, 'id' | 'version'> & Pick<RecentOutcome, 'hasOldNews'>)[],
  begunAt: Date,
): Promise<void> {
  if (reads.length === 0) return;
  await endOfRead(
    run,
    reads.map(({ id }) => id),
    false,
  );
  // after a run that did not succeed Pluggy may withhold rows, which then come later and are not new
  if (!run.absence.mayBeBelieved('transactions')) return;
  const at = run.clock.now();
  for (const { id, version, hasOldNews } of reads)
    run.products.noteRecentRead({ id, version, readFrom: hasOldNews ? begunAt : null, at });
}
