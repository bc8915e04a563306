import type { IncomingHttpHeaders } from 'node:http';
import { notAuthorized, notFound } from '../pluggy/rules/ApiError.ts';
import { type Caller, readToken } from '../pluggy/rules/tokens.ts';
import type { ItemState } from '../pluggy/state/state.ts';
import type { World } from '../pluggy/state/World.ts';
import { requireUuid } from './read-input.ts';

/** Only X-API-KEY counts; a Bearer token is not looked at. */
export function callerOf(world: World, headers: IncomingHttpHeaders): Caller {
  const key = headers['x-api-key'];
  const caller =
    typeof key === 'string' ? readToken(world.state.tokenSecret, key, world.tokenNowMs()) : undefined;
  if (caller === undefined) throw notAuthorized();
  return caller;
}

/** Refuses connect tokens. */
export function requireApplication(world: World, headers: IncomingHttpHeaders): void {
  if (callerOf(world, headers).kind !== 'application') throw notAuthorized();
}

/** A connect token sees the items made with it, and the one it was issued for. */
export function maySee(caller: Caller, item: ItemState): boolean {
  if (caller.kind === 'application') return true;
  return item.connectTokenId === caller.id || item.id === caller.itemId;
}

/** The item of the path, if the caller may see it. */
export function requireItem(world: World, caller: Caller, id: string | undefined): ItemState {
  const item = world.item(requireUuid('id', id));
  if (item === undefined) throw notFound('ITEM_NOT_FOUND', 'item not found');
  if (!maySee(caller, item)) throw notAuthorized();
  return item;
}
