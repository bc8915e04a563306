import type { AccountId, TransactionId } from '../../domain/ids.ts';
import { notifyChange } from '../../store/notify-change.ts';
import type { WrittenAccount } from '../../store/statements/accounts/upsert-accounts.ts';
import { CREATED_OVERLAP_MS, isRoutine, type NamedRows } from '../run/SyncMode.ts';
import type { SyncRun } from '../run/SyncRun.ts';
import { endOfRead } from './end-of-read.ts';
import { fetchPages } from './fetch-pages.ts';
import { readNamed } from './read-named.ts';
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

/** An account of which `readRecent` reads. */
export type RecentAccount = Pick<WrittenAccount, 'id'> & { readonly readFrom: Date };

interface Weeks extends Pick<SweptPage, 'changed' | 'complete'> {
  readonly created: number;
  /** Rows that events named and that were among these, or that were missed and asked for. */
  readonly settled: ReadonlySet<TransactionId>;
}

/** Makes the rows of the last weeks, and those that lie ahead, equal to Pluggy's. */
async function sweepLastWeeks(
  run: SyncRun,
  accountId: AccountId,
  now: Date,
  named: ReadonlySet<TransactionId>,
): Promise<Weeks> {
  const start = now.getTime() - WEEKS_BACK_MS;
  const pages = fetchPages(run, accountId, { dateFrom: dayOf(start) });
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

/**
 * From when on the new rows of an event are looked for by themselves: they may be older than the last weeks, since the event
 * says so or does not say how old they are; or there are none, and the event may be faster than they are. What was taken in
 * before would be no answer to that.
 */
function eventToLookInto(named: NamedRows | undefined, created: number, now: Date): Date | undefined {
  const { createdAtFrom, oldest } = named ?? {};
  // a day more at the edge, where rows are not missed
  const isLate = oldest === undefined || now.getTime() - oldest.getTime() > WEEKS_BACK_MS - 3 * DAY_MS;
  return isLate || created === 0 ? createdAtFrom : undefined;
}

/**
 * Reads of an account what may be new since it was read: the last weeks, what events named, and what Pluggy took in since,
 * whatever its date. The last one is left out in a routine run where nothing speaks for rows of long ago.
 */
export async function readRecent(
  run: SyncRun,
  account: RecentAccount,
  named: NamedRows | undefined,
): Promise<RecentOutcome> {
  const { database, clock } = run;
  const { id } = account;
  const now = clock.now();
  const ids = named?.ids ?? new Set<TransactionId>();
  const createdAtFrom = newsSince(account, named);
  if (!isRoutine(run.mode)) {
    await readNamed(run, id, { createdAtFrom, ids });
    const { changed, complete } = await sweepLastWeeks(run, id, now, new Set());
    if (changed) await notifyChange(database, 'transactions', run, id);
    return { complete, hasOldNews: true };
  }
  const { changed, complete, created, settled } = await sweepLastWeeks(run, id, now, ids);
  const hasOldNews = now.getTime() - account.readFrom.getTime() > OLD_NEWS_EVERY_MS;
  const left = new Set([...ids].filter((rowId) => !settled.has(rowId)));
  await readNamed(run, id, hasOldNews ? { createdAtFrom, ids: left } : { ids: left });
  const since = eventToLookInto(named, created, now);
  if (since !== undefined) await readNamed(run, id, { createdAtFrom: since, ids: new Set() });
  if (changed) await notifyChange(database, 'transactions', run, id);
  return { complete, hasOldNews };
}

/**
 * Ends the reads of all accounts of which `readRecent` came to its end: what all of them need is asked once, and written with what becomes of the products.
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
