import { asksEveryTime, connectors } from '../../bank/connectors.ts';
import { flowOf } from '../state/flow-of.ts';
import type { ItemState } from '../state/state.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A failed sync is tried again hourly, this often in all. */
export const MAX_FAILED_RUNS = 5;

/**
 * When Pluggy syncs an item by itself: a day after its last success, or an hour after a failure that may
 * pass. Null where it never does: while somebody is at it, after a login error, where a person must answer
 * every time, and where the application switched it off.
 */
export function nextAutoSyncMs(item: ItemState): number | null {
  const flow = flowOf(item);
  const connector = connectors.get(item.connectorId);
  if (connector === undefined || asksEveryTime(connector)) return null;
  if (item.history === null || item.run !== null || flow.autoSyncDisabledAtMs !== null) return null;
  if (item.status === 'UPDATED') return (item.lastUpdatedAtMs ?? item.updatedAtMs) + DAY_MS;
  const mayPass = item.status === 'OUTDATED' && flow.authorizationDueAtMs === null;
  if (!mayPass || flow.failedRuns > MAX_FAILED_RUNS) return null;
  return (flow.lastRunEndedAtMs ?? item.updatedAtMs) + HOUR_MS;
}
