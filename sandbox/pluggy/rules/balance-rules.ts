import { digitsOf } from '../../bank/tax-numbers.ts';
import type { ItemState } from '../state/state.ts';
import { isRevoked, type World } from '../state/World.ts';
import { ApiError } from './ApiError.ts';
import {
  type BalanceRefusal,
  balanceRefusals,
  CONSENT,
  RATE_LIMIT,
  UNAVAILABLE,
} from './balance-refusals.ts';
import { connectorStatusOf } from './connector-status.ts';
import { takeBalanceQuota } from './quotas.ts';

/** Without a consent that holds nothing is asked at the bank. */
export function refuseRevokedBalance(item: ItemState | undefined): void {
  if (item !== undefined && isRevoked(item)) throw refusal(CONSENT);
}

/** Asks the bank for a balance, which counts against the month's questions; throws what it answers instead. */
export function askForBalance(world: World, item: ItemState): void {
  if (connectorStatusOf(world, item.connectorId) === 'OFFLINE') throw refusal(UNAVAILABLE);
  if (!takeBalanceQuota(world, item)) throw refusal(RATE_LIMIT);
  const own = balanceRefusals.get(digitsOf(item.parameters['cpf'] ?? ''));
  if (own !== undefined) throw refusal(own);
}

function refusal([status, codeDescription, message]: BalanceRefusal): ApiError {
  return new ApiError(status, codeDescription, message);
}
