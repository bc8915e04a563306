import { connectors, isOpenFinance } from '../../bank/connectors.ts';
import { flowOf } from '../state/flow-of.ts';
import type { ItemState } from '../state/state.ts';
import type { World } from '../state/World.ts';

const YEAR_MS = 365 * 86_400_000;
/** Banks that limit consents, of which Pluggy names this one alone. */
const LIMITED: ReadonlySet<string> = new Set(['Inter Empresas']);

/** When the item's consent ends; null where it never does, or where the bank knows no consents. */
export function consentEndMs(item: ItemState): number | null {
  const connector = connectors.get(item.connectorId);
  if (connector === undefined || !isOpenFinance(connector) || item.history === null) return null;
  const { flow } = item;
  if (flow?.consentExpiresAtMs !== undefined) return flow.consentExpiresAtMs;
  return LIMITED.has(connector.name)
    ? (flow?.consentGivenAtMs ?? item.history.connectedAtMs) + YEAR_MS
    : null;
}

/** Ends every consent whose time is over; true when there was one. The next sync will find it. */
export function endConsents(world: World): boolean {
  let isEnded = false;
  for (const item of world.state.items) {
    const endMs = consentEndMs(item);
    if (endMs === null || endMs > world.nowMs() || flowOf(item).consentRevokedAtMs != null) continue;
    flowOf(item).consentRevokedAtMs = endMs;
    isEnded = true;
  }
  return isEnded;
}

/** When the next consent ends that holds now. */
export function nextConsentEndMs(world: World): number | undefined {
  const times = world.state.items.flatMap((item) => {
    const endMs = item.flow?.consentRevokedAtMs == null ? consentEndMs(item) : null;
    return endMs ?? [];
  });
  return times.length === 0 ? undefined : Math.min(...times);
}
