import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { PublicError } from '../domain/errors.ts';
import { parseUserId } from '../domain/ids.ts';
import { type Caller, setCaller } from './caller.ts';
import type { Identify } from './identify.ts';
import type { Service } from './Service.ts';
import { readSessionCookie } from './session-cookie.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

const KEY_ID_LENGTH = 8;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Compares with every key, each in constant time, so that the time tells nothing about a key. */
function isApiKey(keys: readonly string[], given: string): boolean {
  const hashed = digest(given);
  return keys.reduce((found, key) => timingSafeEqual(digest(key), hashed) || found, false);
}

/** What stands in `Authorization: Bearer …`; undefined for any other scheme. */
export function readBearer(request: Request): string | undefined {
  return /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1];
}

/** A cookie is sent by the browser whoever asked for it: what changes data must come from our own pages. */
function refuseOtherSites(request: Request): void {
  if (SAFE_METHODS.has(request.method)) return;
  const { 'sec-fetch-site': site, origin, host } = request.headers;
  const own =
    site === undefined
      ? origin === undefined || (URL.canParse(origin) && new URL(origin).host === host)
      : site === 'same-origin';
  if (!own) throw new PublicError('cross_site');
}

/** A credential that was never one, as against none at all, and a session that was one and has ended. */
export class WrongCredential extends PublicError {
  constructor() {
    super('unauthenticated');
  }
}

/** Whom the app around this one has signed in. */
async function callerOfHost(identify: Identify | undefined, request: Request): Promise<Caller | undefined> {
  const found = await identify?.(request);
  if (found === undefined || found === null) return undefined;
  if ('scopes' in found) return { kind: 'server', keyId: null, scopes: new Set(found.scopes) };
  const userId = parseUserId(found.userId);
  if (userId === undefined) throw new PublicError('invalid_user_id', { field: 'userId' });
  return { kind: 'host', userId };
}

async function callerOfOurs(service: Service, request: Request): Promise<Caller> {
  const bearer = readBearer(request);
  if (bearer !== undefined && isApiKey(service.config.apiKeys, bearer))
    return { kind: 'server', keyId: digest(bearer).toString('hex').slice(0, KEY_ID_LENGTH) };
  const key = bearer === undefined ? undefined : await (await service.ready()).keys.verify(bearer);
  if (key === 'ended') throw new PublicError('unauthenticated');
  if (key !== undefined)
    return { kind: 'server', keyId: key.id, scopes: key.scopes, expiresAt: key.expiresAt };
  const token = bearer ?? readSessionCookie(request, service.config);
  if (token === undefined) throw new PublicError('unauthenticated');
  const session = await (await service.ready()).sessions.verify(token);
  if (session === 'ended') throw new PublicError('unauthenticated');
  if (session === undefined) throw new WrongCredential();
  return { kind: 'session', via: bearer === undefined ? 'cookie' : 'bearer', ...session };
}

/**
 * Finds out who is calling, by `Authorization: Bearer <API key | session token>` or the session cookie; where neither
 * says so, by the app around this one.
 * @throws {PublicError} unauthenticated, or cross_site for a cookie that another site made the browser send
 */
export async function authenticate(
  service: Service,
  identify: Identify | undefined,
  request: Request,
): Promise<Caller> {
  const caller = await callerOfOurs(service, request).catch(async (error: unknown) => {
    if (!(error instanceof PublicError)) throw error;
    const found = await callerOfHost(identify, request);
    if (found === undefined) throw error;
    return found;
  });
  // a host may know its people by a cookie, which a browser sends whoever asked for it
  const isCookie = caller.kind === 'host' || (caller.kind === 'session' && caller.via === 'cookie');
  if (isCookie) refuseOtherSites(request);
  setCaller(request, caller);
  return caller;
}
