import type { ComparisonPlan } from '../domain/webhook-standing.ts';
import type { Parts } from '../features/shared/Parts.ts';
import { LOOK_AT_ITEM, RECONCILE_ITEM, requestRun, SYNC_ITEM } from '../queue/kinds.ts';
import { claimDueItems, type DueItem } from '../store/statements/comparisons/claim-due-items.ts';

/** How many comparisons may wait at once: enough to keep every worker busy, few enough to forget nothing at a stop. */
const MOST_WAITING = 50;

const isOlder = (time: Date | null, ms: number, now: Date): boolean =>
  time === null || now.getTime() - time.getTime() > ms;

/** What an item needs whose time has come; undefined: nothing, since it was read lately. */
function neededBy(item: DueItem, { intervalMs, wholeEveryMs }: ComparisonPlan, now: Date) {
  if (item.lacking) return SYNC_ITEM;
  // its moments are a little less than an interval apart
  const isDue = wholeEveryMs === null || isOlder(item.comparedAt, wholeEveryMs - intervalMs / 2, now);
  if (isDue || item.removed) return RECONCILE_ITEM;
  return isOlder(item.readAt, intervalMs * 0.8, now) ? LOOK_AT_ITEM : undefined;
}

/**
 * Asks for the comparison with Pluggy of every item whose time has come, or for a look at it where that is enough. An item that
 * lacks its data, or whose sync fails, gets its sync at once instead.
 * @returns how many items something was asked for
 */
export function requestReconciliations(
  { database, clock, config }: Parts,
  plan: ComparisonPlan,
): Promise<number> {
  const now = clock.now();
  return database.asSystem(async (tx) => {
    const due = await claimDueItems(tx, now, {
      clientId: config.pluggy.clientId,
      intervalMs: plan.intervalMs,
      most: MOST_WAITING,
      salt: now.toISOString(),
    });
    let asked = 0;
    for (const item of due) {
      const kind = neededBy(item, plan, now);
      if (kind === undefined) continue;
      await requestRun(tx, kind, item.id, now);
      asked += 1;
    }
    return asked;
  });
}
