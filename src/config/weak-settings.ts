import { isIP } from 'node:net';

/** Settings of the live mode that work and protect nobody. */
export interface LiveSettings {
  readonly apiKeys: readonly string[];
  readonly metricsToken: string | undefined;
  readonly encryptionKeys: readonly Buffer[];
  readonly apiUrl: string | undefined;
  readonly baseUrl: string;
  /** URLs of databases, by the name of their variable. */
  readonly databaseUrls: Readonly<Record<string, string | undefined>>;
  /** What a database that is not on this computer has to offer at least. */
  readonly databaseTls: DatabaseTls;
  /** pg's own default where a URL says nothing. */
  readonly pgSslMode: string | undefined;
}

/** `verify`: encrypted, with the server's certificate checked. `unverified`: encrypted. `off`: asked for aloud. */
export const DATABASE_TLS = ['verify', 'unverified', 'off'] as const;
export type DatabaseTls = (typeof DATABASE_TLS)[number];

/** Shorter keys can be guessed by trying; `openssl rand -hex 32` gives 64 characters. */
const MIN_KEY_LENGTH = 16;
/** Sixteen random hexadecimal digits have fewer different ones less than once in a thousand million times. */
const MIN_DIFFERENT_CHARACTERS = 5;
/** Of 32 random bytes about 30 differ. */
const MIN_DIFFERENT_BYTES = 8;

const MAKE_API_KEY = 'use "openssl rand -hex 32"';
const MAKE_ENCRYPTION_KEY = 'use "openssl rand -base64 32"';

const hasTwice = (values: readonly string[]): boolean => new Set(values).size < values.length;

/** One text over and over, the last time perhaps cut off, such as `abcabcab`: the rest is at least a third. */
function isRepetition(text: string): boolean {
  const periods = Array.from({ length: Math.floor((text.length * 2) / 3) }, (_, index) => index + 1);
  return periods.some((period) => text.startsWith(text.slice(period)));
}

function isGuessable(key: string): boolean {
  return isRepetition(key) || new Set(key).size < MIN_DIFFERENT_CHARACTERS;
}

function weakApiKeys({ apiKeys }: LiveSettings): string[] {
  const problems: string[] = [];
  if (apiKeys.some((key) => key.length < MIN_KEY_LENGTH))
    problems.push(`API_KEYS has a key of fewer than ${MIN_KEY_LENGTH} characters; ${MAKE_API_KEY}`);
  if (apiKeys.some((key) => key.length >= MIN_KEY_LENGTH && isGuessable(key)))
    problems.push(`API_KEYS has a key that repeats a few characters; ${MAKE_API_KEY}`);
  if (hasTwice(apiKeys)) problems.push('API_KEYS has the same key twice; give each server a key of its own');
  return problems;
}

function weakMetricsToken({ metricsToken }: LiveSettings): string[] {
  if (metricsToken === undefined) return [];
  if (metricsToken.length < MIN_KEY_LENGTH)
    return [`METRICS_TOKEN has fewer than ${MIN_KEY_LENGTH} characters; ${MAKE_API_KEY}`];
  return isGuessable(metricsToken) ? [`METRICS_TOKEN repeats a few characters; ${MAKE_API_KEY}`] : [];
}

/** All the same, a few over and over, or counted up. */
function isPattern(key: Buffer): boolean {
  const steps = new Set(key.subarray(1).map((byte, index) => byte - (key[index] ?? 0)));
  return new Set(key).size < MIN_DIFFERENT_BYTES || steps.size === 1 || isRepetition(key.toString('latin1'));
}

/** A weak key behind the first still opens what it sealed, so that it can be changed. */
function weakEncryptionKeys({ encryptionKeys }: LiveSettings): string[] {
  const problems: string[] = [];
  const [first] = encryptionKeys;
  if (first !== undefined && isPattern(first))
    problems.push(
      `ENCRYPTION_KEYS begins with a key that anybody can guess; put a new one before it (${MAKE_ENCRYPTION_KEY}), and take it away after "npm run pluggy:v2:rotate-encryption"`,
    );
  if (hasTwice(encryptionKeys.map((key) => key.toString('hex'))))
    problems.push('ENCRYPTION_KEYS has the same key twice; take one of them away');
  return problems;
}

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');

/** This computer under one of its names. */
export function isLoopback(hostname: string): boolean {
  const host = bare(hostname).toLowerCase();
  return /^(.*\.)?localhost$/.test(host) || /^127(\.\d{1,3}){3}$/.test(host) || host === '::1';
}

const PRIVATE_ADDRESS =
  /^(10\.|127\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|0\.0\.0\.0$|::1?$|f[cd]|fe80:)/i;
const PRIVATE_NAME = /(^|\.)(localhost|local|internal|lan|home|test|example|invalid)$/i;

/** A name or an address that the whole internet can reach. */
export function isPublic(hostname: string): boolean {
  const host = bare(hostname);
  if (isIP(host) !== 0) return !PRIVATE_ADDRESS.test(host);
  return host.includes('.') && !PRIVATE_NAME.test(host);
}

function weakUrls({ apiUrl, baseUrl }: LiveSettings): string[] {
  const problems: string[] = [];
  const pluggy = apiUrl === undefined ? undefined : new URL(apiUrl);
  if (pluggy?.protocol === 'http:' && !isLoopback(pluggy.hostname))
    problems.push(
      'PLUGGY_API_URL must begin with https:// in the live mode: credentials and bank data travel over it; http is for a stand-in on this computer',
    );
  const own = new URL(baseUrl);
  if (own.protocol === 'http:' && isPublic(own.hostname))
    problems.push(
      'BASE_URL must begin with https:// on a public address: sessions and bank data travel over it',
    );
  return problems;
}

interface Target {
  readonly hosts: readonly string[];
  /** Of a parameter that stands twice pg takes the last. */
  readonly query: ReadonlyMap<string, string>;
}

/** A URL may name several hosts, or another one in its query, which `URL` does not read. */
function readTarget(url: string): Target {
  const [, authority = '', rest = ''] = /^postgres(?:ql)?:\/\/([^/?#]*)(.*)$/i.exec(url) ?? [];
  const query = new Map(new URLSearchParams(rest.split('#')[0]?.split('?')[1] ?? ''));
  const named = query.get('host') ?? authority.slice(authority.lastIndexOf('@') + 1);
  const hosts = named.split(',').map((host) => decodeURIComponent(host).replace(/:\d*$/, ''));
  return { hosts, query };
}

const isRemote = (host: string): boolean => host !== '' && !host.startsWith('/') && !isLoopback(host);

/** What pg makes of a URL (pg-connection-string), and of PGSSLMODE where the URL says nothing. */
function protectionOf({ query }: Target, pgSslMode: string | undefined): DatabaseTls {
  const mode = query.get('sslmode') ?? null;
  const isLibpq = query.get('uselibpqcompat') === 'true';
  if (mode !== null) {
    if (mode === 'verify-full' || mode === 'verify-ca') return 'verify';
    if (mode === 'require') return isLibpq && !query.has('sslrootcert') ? 'unverified' : 'verify';
    return mode === 'no-verify' ? 'unverified' : 'off';
  }
  if (query.has('sslrootcert') || query.get('sslnegotiation') === 'direct') return 'verify';
  if (query.has('ssl')) return /^(true|1)$/.test(query.get('ssl') ?? '') ? 'verify' : 'off';
  if (pgSslMode === 'no-verify') return 'unverified';
  return /^(require|verify-ca|verify-full)$/.test(pgSslMode ?? '') ? 'verify' : 'off';
}

function weakDatabases({ databaseUrls, databaseTls, pgSslMode }: LiveSettings): string[] {
  const enough = DATABASE_TLS.slice(0, DATABASE_TLS.indexOf(databaseTls) + 1);
  return Object.entries(databaseUrls).flatMap(([name, url]) => {
    if (url === undefined) return [];
    const target = readTarget(url);
    if (!target.hosts.some(isRemote) || enough.includes(protectionOf(target, pgSslMode))) return [];
    return [
      `${name} reaches another computer without verified TLS; add "?sslmode=verify-full" to it, or say aloud that it need not be: DATABASE_TLS=unverified (encrypted, certificate not checked) or DATABASE_TLS=off (a private network)`,
    ];
  });
}

/** What is refused in the live mode, each by the name of its variable and with the fix, never with its value. */
export function weakSettings(settings: LiveSettings): string[] {
  const checks = [weakApiKeys, weakMetricsToken, weakEncryptionKeys, weakUrls, weakDatabases];
  return checks.flatMap((check) => check(settings));
}
