import type { AccountId } from '../../domain/ids.ts';
import { notifyChange } from '../../store/notify-change.ts';
import { recordReadFrom } from '../../store/statements/accounts/record-read-from.ts';
import { CREATED_OVERLAP_MS, type NamedRows } from '../run/SyncMode.ts';
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

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Makes the rows of the last weeks, and those that lie ahead, equal to Pluggy's. */
async function sweepLastWeeks(
  run: SyncRun,
  accountId: AccountId,
  now: Date,
): Promise<Pick<SweptPage, 'changed' | 'complete'>> {
  const start = now.getTime() - WEEKS_BACK_MS;
  const pages = fetchPages(run, accountId, { dateFrom: dayOf(start) });
  // whose midnight Pluggy means by a day is not known: rows of the first one are not missed
  const downTo = `${dayOf(start + DAY_MS)}T23:59:59.999Z`;
  let [changed, complete] = [false, true];
  const from = { edge: { oldest: null, atOldest: [] }, downTo, isNewAccount: false };
  for await (const page of sweepPages(run, accountId, pages, from)) {
    changed ||= page.changed;
    complete &&= page.complete;
  }
  return { changed, complete };
}

/**
 * Reads of an account what may be new since `readFrom`: what Pluggy took in since, whatever its date, the last weeks, and
 * what events named.
 * @returns false when another read is needed to find all rows that vanished
 */
export async function readRecent(
  run: SyncRun,
  accountId: AccountId,
  readFrom: Date,
  named: NamedRows | undefined,
): Promise<boolean> {
  const { database, clock } = run;
  const now = clock.now();
  const since = Math.min(
    readFrom.getTime() - CREATED_OVERLAP_MS,
    named?.createdAtFrom?.getTime() ?? Infinity,
  );
  await readNamed(run, accountId, { createdAtFrom: new Date(since), ids: named?.ids ?? new Set() });
  const { changed, complete } = await sweepLastWeeks(run, accountId, now);
  if (changed) await notifyChange(database, 'transactions', run, accountId);
  return complete;
}

/**
 * Ends the reads of all accounts of which `readRecent` came to its end: what all of them need is asked and written once.
 * @param begunAt when the run began to read
 */
export async function endRecent(run: SyncRun, accounts: readonly AccountId[], begunAt: Date): Promise<void> {
  if (accounts.length === 0) return;
  await endOfRead(run, accounts, false);
  // after a run that did not succeed Pluggy may withhold rows, which then come later and are not new
  if (!run.absence.mayBeBelieved('transactions')) return;
  const { database, fence } = run;
  await recordReadFrom(database, accounts, begunAt, fence);
}
