import type { AccountId } from '../domain/ids.ts';
import { absenceIsBelieved } from '../domain/item.ts';
import { LeaseLost } from '../queue/LeaseLost.ts';
import { notifyChange } from '../store/sql/notify-change.ts';
import { findReadFrom, recordReadFrom } from '../store/sql/upsert-accounts.ts';
import { linkReplacements } from './link-replacements.ts';
import { type AccountHints, CREATED_OVERLAP_MS } from './plan-sync.ts';
import { readAll } from './read-all.ts';
import { readHinted } from './read-hinted.ts';
import { readPages } from './read-pages.ts';
import type { SyncContext } from './SyncContext.ts';
import { sweepPages } from './sweep-pages.ts';

const DAY_MS = 86_400_000;

/**
 * How far back rows are compared one by one when the bank was read again. Pluggy looks 4 to 7 days back then
 * (pluggy-api.md 3.11), and a card's rows change when its bill closes, within a month. What changes further back
 * without an event is found by the comparison that comes from time to time.
 */
const WEEKS_BACK_MS = 35 * DAY_MS;

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Makes the rows of the last weeks, and those that lie ahead, equal to Pluggy's. @returns whether any differed */
async function sweepLastWeeks(context: SyncContext, accountId: AccountId, now: Date): Promise<boolean> {
  const start = now.getTime() - WEEKS_BACK_MS;
  const pages = readPages(context, accountId, { dateFrom: dayOf(start) });
  // whose midnight Pluggy means by a day is not known: rows of the first one are not missed
  const downTo = `${dayOf(start + DAY_MS)}T23:59:59.999Z`;
  let changed = false;
  const from = { edge: { oldest: null, atOldest: [] }, downTo, isNewAccount: false };
  for await (const page of sweepPages(context, accountId, pages, from)) changed ||= page.changed;
  return changed;
}

/**
 * Reads of an account what may be new since it was read last: what Pluggy took in since, whatever its date, the last
 * weeks, and what events spoke of. An account that was never read from end to end is.
 * @returns false when another read is needed to find all rows that vanished
 */
export async function readRecent(
  context: SyncContext,
  accountId: AccountId,
  hints: AccountHints | undefined,
): Promise<boolean> {
  const { database, clock } = context;
  const now = clock.now();
  const readFrom = await findReadFrom(database, accountId);
  if (readFrom === null) return readAll(context, accountId, hints);
  const since = Math.min(
    readFrom.getTime() - CREATED_OVERLAP_MS,
    hints?.createdAtFrom?.getTime() ?? Infinity,
  );
  await readHinted(context, accountId, { createdAtFrom: new Date(since), ids: hints?.ids ?? new Set() });
  const changed = await sweepLastWeeks(context, accountId, now);
  if (changed) await notifyChange(database, 'transactions', context, accountId);
  await linkReplacements(context, accountId, false);
  // after a run that did not succeed Pluggy may withhold rows, which then come later and are not new
  if (absenceIsBelieved(context.item) && !(await recordReadFrom(database, accountId, now, context.fence)))
    throw new LeaseLost();
  return true;
}
