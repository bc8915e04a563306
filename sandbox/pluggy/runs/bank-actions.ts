import { ApiError } from '../rules/ApiError.ts';
import { flowOf } from '../state/flow-of.ts';
import type { ItemState } from '../state/state.ts';
import type { World } from '../state/World.ts';
import { answerQuestion, completeSignatures, startRun } from './item-runs.ts';

/** The person scans the code that the item shows. */
export function scanCode(world: World, item: ItemState): void {
  if (item.run?.question?.kind !== 'qr') throw notWaiting('the item shows no code');
  answerQuestion(world, item, 'done');
}

/**
 * The person authorises the device in the bank's app, or all who must sign there have signed; an item that
 * failed for want of it, or was read with a warning, syncs again.
 */
export function authorizeDevice(world: World, item: ItemState): void {
  const isAsked = item.run?.question?.kind === 'access';
  if (flowOf(item).approversDueAtMs != null && item.run === null) {
    completeSignatures(item);
    startRun(world, item, 'SYNC', true);
    return;
  }
  if (!isAsked && flowOf(item).authorizationDueAtMs === null) {
    throw notWaiting('the item waits for no authorisation');
  }
  flowOf(item).deviceAuthorized = true;
  flowOf(item).authorizationDueAtMs = null;
  if (isAsked) answerQuestion(world, item, 'done');
  else startRun(world, item, 'SYNC', true);
}

function notWaiting(message: string): ApiError {
  return new ApiError(409, 'ITEM_NOT_WAITING', message);
}
