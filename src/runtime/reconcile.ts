import type { Parts } from '../features/shared/Parts.ts';
import { RECONCILE_ITEM, requestRun, SYNC_ITEM } from '../queue/kinds.ts';
import { claimDueItems } from '../store/statements/comparisons/claim-due-items.ts';

/** How many comparisons may wait at once: enough to keep every worker busy, few enough to forget nothing at a stop. */
const MOST_WAITING = 50;

/**
 * Asks for the comparison with Pluggy of every item whose time has come. An item that lacks its data, or whose sync
 * fails, gets its sync at once instead.
 * @returns how many items
 */
export function requestReconciliations(
  { database, clock, config }: Parts,
  intervalMs: number,
): Promise<number> {
  const now = clock.now();
  return database.asSystem(async (tx) => {
    const { clientId } = config.pluggy;
    const due = await claimDueItems(tx, now, {
      clientId,
      intervalMs,
      most: MOST_WAITING,
      salt: now.toISOString(),
    });
    for (const { id, lacking } of due) {
      await requestRun(tx, lacking ? SYNC_ITEM : RECONCILE_ITEM, id, now);
    }
    return due.length;
  });
}
