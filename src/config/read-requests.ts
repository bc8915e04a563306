import { parseInteger, parseOrigins, parseShare, parseTrustProxy } from './parsers.ts';
import type { Reader } from './Reader.ts';

function readShare(read: Reader, name: string, otherwise: number): number | null {
  const share = read.value(name, parseShare, 'a number of requests a minute, or "off"');
  return share === undefined ? otherwise : share.perMinute;
}

const readShares = (read: Reader): Readonly<Record<'key' | 'user' | 'address', number | null>> => ({
  key: readShare(read, 'RATE_LIMIT_KEY', 60_000),
  user: readShare(read, 'RATE_LIMIT_USER', 3_000),
  address: readShare(read, 'RATE_LIMIT_ADDRESS', 600),
});

const readOrigins = (read: Reader, name: string): readonly string[] =>
  read.value(
    name,
    parseOrigins,
    'exact origins such as https://app.example.com, without a path or a wildcard, separated by commas',
  ) ?? [];

/** Who may ask, from where, and how often. */
export const readRequests = (read: Reader) => ({
  wrongCredentialsPerMinute:
    read.value('WRONG_CREDENTIALS_PER_MINUTE', parseInteger(1, 100_000), 'a number from 1 to 100000') ?? 30,
  requestsPerMinute: readShares(read),
  corsOrigins: readOrigins(read, 'CORS_ORIGINS'),
  frameAncestors: readOrigins(read, 'FRAME_ANCESTORS'),
  trustProxy:
    read.value(
      'TRUST_PROXY',
      parseTrustProxy,
      'the number of proxies before this service, or their addresses separated by commas',
    ) ?? 0,
});
