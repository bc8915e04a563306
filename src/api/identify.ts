import type { IncomingMessage } from 'node:http';
import type { Scope } from '../contract/operations/operation.ts';

/**
 * Whom an app that mounts the router has signed in by its own means: one of its people, who sees their own data alone,
 * or a server of its own with what that may do. Undefined: nobody.
 */
export type HostIdentity = { readonly userId: string } | { readonly scopes: readonly Scope[] } | undefined;

/**
 * Asked for a request that carries none of this service's own credentials. The host's own middleware has run before, so
 * that what it put on the request is there. What it throws is answered with 500, never let through.
 */
export type Identify = (request: IncomingMessage) => HostIdentity | Promise<HostIdentity>;
