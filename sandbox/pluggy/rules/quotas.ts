import { connectors, isOpenFinance } from '../../bank/connectors.ts';
import type { ItemState } from '../state/state.ts';
import type { World } from '../state/World.ts';
import { identityOf } from './update-rules.ts';

/** Calls per month for what only a new connection reads: lists, old transactions, identity. */
const CREATION_LIMITS = { accounts: 4, transactions: 4, identity: 4, loans: 4 } as const;
/** Calls per month for what every update reads: balances, limits, recent transactions. */
const UPDATE_LIMITS = { accounts: 420, creditCards: 240, transactions: 240, investments: 120 } as const;

/**
 * Counts a sync's calls against Open Finance's monthly limits, which all items of one person at one bank
 * share. Returns the products whose limit was used up already.
 */
export function takeQuota(world: World, item: ItemState, isFirst: boolean): string[] {
  const connector = connectors.get(item.connectorId);
  if (!world.switches.quotas || connector === undefined || !isOpenFinance(connector)) return [];
  const counts = countsOfMonth(world);
  const exhausted: string[] = [];
  for (const [product, limit] of Object.entries(isFirst ? CREATION_LIMITS : UPDATE_LIMITS)) {
    const key = keyOf(item, product, isFirst ? 'new' : 'update');
    const used = counts[key] ?? 0;
    if (used >= limit) exhausted.push(product);
    else counts[key] = used + 1;
  }
  return exhausted;
}

/** Counts one question for a balance; false when the month's questions to this bank are used up. */
export function takeBalanceQuota(world: World, item: ItemState): boolean {
  if (!world.switches.quotas) return true;
  const counts = countsOfMonth(world);
  const key = keyOf(item, 'accounts', 'update');
  const used = counts[key] ?? 0;
  if (used >= UPDATE_LIMITS.accounts) return false;
  counts[key] = used + 1;
  return true;
}

/** All items of one person at one bank share a limit. */
function keyOf(item: ItemState, product: string, kind: 'new' | 'update'): string {
  return [item.connectorId, identityOf(item.parameters), product, kind].join('/');
}

function countsOfMonth(world: World): Record<string, number> {
  const month = world.clock.now().toISOString().slice(0, 7);
  if (world.state.quotaUse?.month !== month) world.state.quotaUse = { month, counts: {} };
  return world.state.quotaUse.counts;
}
