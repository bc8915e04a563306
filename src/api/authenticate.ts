import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { PublicError } from '../domain/errors.ts';
import type { PluggyV2 } from '../services/PluggyV2.ts';
import { type Caller, setCaller } from './caller.ts';
import { isSecure, readSessionCookie } from './session-cookie.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

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

async function identify(pluggy: PluggyV2, request: Request): Promise<Caller | undefined> {
  const bearer = readBearer(request);
  if (bearer !== undefined) {
    if (isApiKey(pluggy.config.apiKeys, bearer)) return { kind: 'server' };
    const session = await pluggy.verifySession(bearer);
    return session && { kind: 'session', via: 'bearer', ...session };
  }
  const cookie = readSessionCookie(request, isSecure(pluggy.config));
  const session = cookie === undefined ? undefined : await pluggy.verifySession(cookie);
  return session && { kind: 'session', via: 'cookie', ...session };
}

/**
 * Finds out who is calling, by `Authorization: Bearer <API key | session token>` or the session cookie.
 * @throws {PublicError} unauthenticated, or cross_site for a cookie that another site made the browser send
 */
export async function authenticate(pluggy: PluggyV2, request: Request): Promise<Caller> {
  const caller = await identify(pluggy, request);
  if (caller === undefined) throw new PublicError('unauthenticated');
  if (caller.kind === 'session' && caller.via === 'cookie') refuseOtherSites(request);
  setCaller(request, caller);
  return caller;
}
