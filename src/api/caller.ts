import type { Request } from 'express';
import type { Scope } from '../contract/operations/operation.ts';
import type { UserId } from '../domain/ids.ts';

/** Who sent a request, once its credential has been checked. */
export type Caller =
  | {
      readonly kind: 'server';
      /** Of a key that was made here its id, of one of API_KEYS the first digits of its digest. Null: the host vouches for it. */
      readonly keyId: string | null;
      /** What it may do; without them everything. */
      readonly scopes?: ReadonlySet<Scope>;
      /** When its key ends; absent or null: never. */
      readonly expiresAt?: Date | null;
    }
  /** A person whom the app that mounts the router has signed in. */
  | { readonly kind: 'host'; readonly userId: UserId }
  | {
      readonly kind: 'session';
      readonly sessionId: string;
      readonly userId: UserId;
      readonly expiresAt: Date;
      readonly via: 'bearer' | 'cookie';
    };

const callers = new WeakMap<Request, Caller>();

export function setCaller(request: Request, caller: Caller): void {
  callers.set(request, caller);
}

/** Undefined: nobody was found out to be calling. */
export const findCaller = (request: Request): Caller | undefined => callers.get(request);

/** @throws when the route was not guarded; that is a mistake in the table of routes, never the caller's. */
export function callerOf(request: Request): Caller {
  const caller = callers.get(request);
  if (caller === undefined) throw new Error('a route asks who is calling without being guarded');
  return caller;
}

/** The person who calls; undefined: a server does, for anybody. */
export function userOfCaller(caller: Caller): UserId | undefined {
  return caller.kind === 'server' ? undefined : caller.userId;
}
