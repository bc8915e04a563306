import { isIP } from 'node:net';
import { serversOf } from '../domain/database-url.ts';
import { ROLES, type Role } from '../domain/role.ts';

// Values of settings out of their texts; undefined: the text is none.

const ENCRYPTION_KEY_BYTES = 32;

export function parseInteger(min: number, max: number): (text: string) => number | undefined {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    return value >= min && value <= max ? value : undefined;
  };
}

export function parseOrigin(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const plain = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  return plain && /^https?:$/.test(url.protocol) ? url.href.replace(/\/+$/, '') : undefined;
}

/** How many requests there may be in a minute; null for "off". */
export function parseShare(text: string): { readonly perMinute: number | null } | undefined {
  if (text === 'off') return { perMinute: null };
  const perMinute = parseInteger(1, 100_000_000)(text);
  return perMinute === undefined ? undefined : { perMinute };
}

/** `URL` takes hosts such as `*` and `a.com;`, which would say something else in a content security policy. */
const EXACT_ORIGIN = /^https?:\/\/(\[[\da-f:]+\]|[a-z\d._-]+)(:\d+)?$/;

/** Origins of pages, as browsers write them: no path, no slash at the end, no wildcard. */
export function parseOrigins(text: string): string[] | undefined {
  const origins = text.split(',').map((origin) => origin.trim());
  const isOrigin = (origin: string): boolean =>
    EXACT_ORIGIN.test(origin) && URL.canParse(origin) && new URL(origin).origin === origin;
  return origins.every(isOrigin) ? origins : undefined;
}

export function parseDatabaseUrl(text: string): string | undefined {
  return serversOf(text) === undefined ? undefined : text;
}

export function oneOf<T extends string>(values: readonly T[]): (text: string) => T | undefined {
  return (text) => values.find((value) => value === text);
}

export function parseRoles(text: string): Role[] | undefined {
  const roles = text.split(',').map((role) => oneOf(ROLES)(role.trim()));
  return roles.every((role) => role !== undefined) ? ROLES.filter((role) => roles.includes(role)) : undefined;
}

const NAME = /^[a-z\d][a-z\d._-]{0,62}$/i;

/** A name as machines, pods and addresses have it. */
export function parseName(text: string): string | undefined {
  return NAME.test(text) ? text : undefined;
}

export function parseSwitch(text: string): boolean | undefined {
  return text === 'on' ? true : text === 'off' ? false : undefined;
}

const PROXY = /^(loopback|linklocal|uniquelocal)$|^([\da-f.:]+)(\/\d{1,3})?$/i;

/** A number of proxies, or their addresses; never "all", which would believe whatever a caller says of itself. */
export function parseTrustProxy(text: string): number | string[] | undefined {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const names = text.split(',').map((name) => name.trim());
  const isProxy = (name: string): boolean => {
    const [, word, address] = PROXY.exec(name) ?? [];
    return word !== undefined || (address !== undefined && isIP(address) !== 0);
  };
  return names.every(isProxy) ? names : undefined;
}

/** What a header can carry as a Bearer token. */
export function parseToken(text: string): string | undefined {
  return /^[\x21-\x7e]+$/.test(text) ? text : undefined;
}

export function parseKeys(text: string): string[] | undefined {
  const keys = text.split(',').map((key) => key.trim());
  return keys.every((key) => parseToken(key) !== undefined) ? keys : undefined;
}

export function parseEncryptionKeys(text: string): Buffer[] | undefined {
  const keys = text.split(',').map((key) => key.trim());
  if (!keys.every((key) => /^[A-Za-z0-9+/]{43}=$/.test(key))) return undefined;
  const bytes = keys.map((key) => Buffer.from(key, 'base64'));
  return bytes.every(({ length }) => length === ENCRYPTION_KEY_BYTES) ? bytes : undefined;
}
