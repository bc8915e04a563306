import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { type Brand, readBrand } from './config/brand.ts';
import { type MetricsConfig, readMetrics } from './config/metrics.ts';
import {
  oneOf,
  parseDatabaseUrl,
  parseEncryptionKeys,
  parseInteger,
  parseKeys,
  parseName,
  parseRoles,
  parseSwitch,
} from './config/parsers.ts';
import { type Environment, Reader } from './config/Reader.ts';
import { readAddresses } from './config/read-addresses.ts';
import { readRequests } from './config/read-requests.ts';
import { DATABASE_TLS, weakSettings } from './config/weak-settings.ts';
import { parseDuration } from './domain/duration.ts';
import { DEFAULT_EGRESS } from './domain/egress.ts';
import { type Mode, SANDBOX_API_KEY } from './domain/mode.ts';
import { ROLES, type Role } from './domain/role.ts';

export type { Environment } from './config/Reader.ts';

/** Every setting of the service, checked once. Times in milliseconds. */
export interface Config {
  readonly mode: Mode;
  /** What this process does; both by default. */
  readonly roles: readonly Role[];
  readonly brand: Brand;
  readonly pluggy: {
    readonly apiUrl: string;
    readonly clientId: string;
    readonly clientSecret: string;
    /** Calls keep the pace of Pluggy's documented limits. */
    readonly rateLimits: boolean;
    /** Which outgoing address this process calls from; those of one name share a pace. */
    readonly egress: string;
  };
  /** This service's own public origin (and path, if any), without a trailing slash. */
  readonly baseUrl: string;
  /** False when Pluggy cannot deliver webhooks to `baseUrl`: live mode with a private or plain-http address. */
  readonly webhooksCanArrive: boolean;
  /** Undefined: the embedded server in `dataDir`. */
  readonly databaseUrl: string | undefined;
  /** Past a pooler, for what needs a session. Undefined: `databaseUrl` is no pooler's, or one in session mode. */
  readonly databaseDirectUrl: string | undefined;
  /** A streaming replica of the same database, for reads. Undefined: there is none. */
  readonly databaseReadUrl: string | undefined;
  /** What this process may open at the most, everything counted. */
  readonly databaseConnections: number;
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  readonly sandboxPort: number;
  readonly apiKeys: readonly string[];
  readonly logLevel: LogLevel;
  /** How many items one process syncs side by side. */
  readonly workerConcurrency: number;
  /** How often every connection is looked at without a webhook having asked for it. */
  readonly reconcileIntervalMs: number;
  /** Nobody set that interval: where webhooks arrive, as few calls are made for it as will do. */
  readonly reconcilesSparingly: boolean;
  readonly sessionTtlMs: number;
  /** How long what is no longer needed is kept, in milliseconds; null: for ever. */
  readonly retention: {
    readonly inboxMs: number | null;
    readonly deletedMs: number | null;
    readonly auditMs: number | null;
  };
  /** The developers' pages (`/dev` and its like) are served; off, they only say why they are not. */
  readonly developerPages: boolean;
  readonly metrics: MetricsConfig;
  /** Outgoing webhooks are delivered to private addresses too: for development. */
  readonly webhookAllowPrivate: boolean;
  /** Wrong credentials that one address may send in a minute before they are answered with 429. */
  readonly wrongCredentialsPerMinute: number;
  /** Requests that a caller may make in a minute, all processes together; null: as many as it likes. */
  readonly requestsPerMinute: Readonly<Record<'key' | 'user' | 'address', number | null>>;
  /** Origins whose pages may call the API; empty: none but our own. */
  readonly corsOrigins: readonly string[];
  /** Origins whose pages may show the app and `/conectar` in a frame; empty: none but our own. */
  readonly frameAncestors: readonly string[];
  /** Express's `trust proxy`: how many proxies stand before this service, or their addresses. */
  readonly trustProxy: number | readonly string[];
  /**
   * 32 bytes each, the one that encrypts first. Empty: the embedded database brings a key of its own, in a file of
   * `dataDir`; with another database, who people are is not stored.
   */
  readonly encryptionKeys: readonly Buffer[];
  /** False: nobody set ENCRYPTION_KEYS, and what stands in for them has to be said at the start. */
  readonly encryptionKeysAreSet: boolean;
}

const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The start is refused; `problems` name each variable and the fix, never its value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`The settings are not usable:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

/** The local stand-in's only credential pair; public, and worthless against Pluggy itself. */
const SANDBOX_CREDENTIALS = { id: '5a4d0b0c-0000-4000-8000-000000000001', secret: 'sandbox-secret' };
/** Encrypts the sandbox's invented people where nobody set a key. Published here, hence refused for real ones. */
const SANDBOX_ENCRYPTION_KEY = Buffer.from('published-key-of-the-sandbox----');
const DATABASE_URLS = ['DATABASE_URL', 'DATABASE_DIRECT_URL', 'DATABASE_READ_URL'];
const LIVE_API_URL = 'https://api.pluggy.ai';
const MAX_CONCURRENCY = 50;
/** Every kind of work has at least one of its own. */
const LEAST_CONNECTIONS = 10;
const MOST_CONNECTIONS = 200;
/** Four processes, and who looks at the database beside them, share the 100 that PostgreSQL allows by default. */
const DEFAULT_CONNECTIONS = 20;
const DATABASE_URL_FORM =
  'a URL that begins with postgresql://, of one server or of several separated by commas, with target_session_attrs "read-write", "primary" or "any" if at all';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

function readCredentials(read: Reader): { id: string; secret: string } | undefined {
  const id = read.text('PLUGGY_CLIENT_ID');
  const secret = read.text('PLUGGY_CLIENT_SECRET');
  if ((id === undefined) !== (secret === undefined)) {
    const missing = id === undefined ? 'PLUGGY_CLIENT_ID' : 'PLUGGY_CLIENT_SECRET';
    const present = id === undefined ? 'PLUGGY_CLIENT_SECRET' : 'PLUGGY_CLIENT_ID';
    read.problems.push(
      `${missing} is missing although ${present} is set; set both, or neither for the sandbox`,
    );
    return undefined;
  }
  return id !== undefined && secret !== undefined ? { id, secret } : undefined;
}

/** Without credentials only an explicit word makes a production system a sandbox: a lost secret must not. */
function readMode(read: Reader, credentials: boolean): Mode {
  const asked = read.value('PLUGGY_MODE', oneOf(['live', 'sandbox'] as const), '"live" or "sandbox"');
  if (asked === 'live' && !credentials && read.problems.length === 0) {
    read.problems.push('PLUGGY_CLIENT_ID and PLUGGY_CLIENT_SECRET are required when PLUGGY_MODE is "live"');
  }
  if (asked !== undefined) return asked;
  if (credentials) return 'live';
  const production = read.text('NODE_ENV') === 'production' ? 'NODE_ENV=production' : undefined;
  const serious = read.text('DATABASE_URL') !== undefined ? 'DATABASE_URL' : production;
  if (serious !== undefined && read.problems.length === 0) {
    read.problems.push(
      `PLUGGY_CLIENT_ID and PLUGGY_CLIENT_SECRET are missing although ${serious} is set; ` +
        'set them, or PLUGGY_MODE=sandbox if this is meant to be a demo',
    );
  }
  return 'sandbox';
}

function readApiKeys(read: Reader, mode: Mode): readonly string[] {
  const keys = read.value(
    'API_KEYS',
    parseKeys,
    'keys of visible characters without blanks, separated by commas',
  );
  if (mode === 'sandbox') return keys ?? [SANDBOX_API_KEY];
  if (keys === undefined) {
    if (read.text('API_KEYS') === undefined) {
      read.problems.push(
        'API_KEYS is required in the live mode: one key for each server that calls this API, e.g. from "openssl rand -hex 32"',
      );
    }
    return [];
  }
  return keys;
}

/** Without keys, who people are is stored in the embedded database alone, which brings a key of its own. */
function readEncryptionKeys(read: Reader, mode: Mode, isEmbedded: boolean): readonly Buffer[] {
  const keys = read.value(
    'ENCRYPTION_KEYS',
    parseEncryptionKeys,
    'keys of 32 bytes in base64, separated by commas, e.g. from "openssl rand -base64 32"',
  );
  if (keys !== undefined) {
    if (mode === 'live' && keys.some((key) => key.equals(SANDBOX_ENCRYPTION_KEY)))
      read.problems.push('ENCRYPTION_KEYS has the sandbox\'s published key; use "openssl rand -base64 32"');
    return keys;
  }
  return mode === 'sandbox' && !isEmbedded ? [SANDBOX_ENCRYPTION_KEY] : [];
}

function readRetention(read: Reader, name: string, otherwise: number | null): number | null {
  if (read.text(name) === 'forever') return null;
  return read.value(name, parseDuration, 'a duration such as 90d, or "forever"') ?? otherwise;
}

function readOtherUrl(read: Reader, name: string, databaseUrl: string | undefined): string | undefined {
  const url = read.value(name, parseDatabaseUrl, DATABASE_URL_FORM);
  if (url !== undefined && databaseUrl === undefined && read.text('DATABASE_URL') === undefined)
    read.problems.push(`${name} needs DATABASE_URL beside it: both name the same database`);
  return url;
}

const readConnections = (read: Reader, databaseUrl: string | undefined) => ({
  databaseDirectUrl: readOtherUrl(read, 'DATABASE_DIRECT_URL', databaseUrl),
  databaseReadUrl: readOtherUrl(read, 'DATABASE_READ_URL', databaseUrl),
  databaseConnections:
    read.value(
      'DATABASE_CONNECTIONS',
      parseInteger(LEAST_CONNECTIONS, MOST_CONNECTIONS),
      `a number from ${LEAST_CONNECTIONS} to ${MOST_CONNECTIONS}`,
    ) ?? DEFAULT_CONNECTIONS,
});

const readEgress = (read: Reader): string =>
  read.value(
    'EGRESS_NAME',
    parseName,
    'a name of at most 63 letters, digits, dots, dashes and underscores that begins with a letter or a digit; processes that call Pluggy from one address have the same',
  ) ?? DEFAULT_EGRESS;

/** A process that does not serve is not where Pluggy delivers: its own port is no default for BASE_URL then. */
function readRoles(read: Reader, mode: Mode): readonly Role[] {
  const roles = read.value('ROLES', parseRoles, '"serve", "work", or both separated by a comma') ?? ROLES;
  if (mode === 'sandbox' && !roles.includes('serve') && read.text('BASE_URL') === undefined)
    read.problems.push('BASE_URL must be set when ROLES is "work": the address of the process that serves');
  return roles;
}

/** Pluggy delivers to https on port 443 at a public name only (its own rules for webhook URLs). */
export function isReachableByPluggy(url: string): boolean {
  const { protocol, port, hostname } = new URL(url);
  const internal =
    /(^|\.)(localhost|local|internal|lan|home|test|example|invalid)$/i.test(hostname) ||
    !hostname.includes('.');
  return protocol === 'https:' && port === '' && isIP(hostname.replace(/^\[|\]$/g, '')) === 0 && !internal;
}

/** In the live mode what anybody could guess or listen to is a problem, too. */
function refuseWeak(read: Reader, config: Config, apiUrl: string | undefined): void {
  const { apiKeys, encryptionKeys, baseUrl, metrics } = config;
  const databaseUrls = Object.fromEntries(DATABASE_URLS.map((name) => [name, read.text(name)]));
  const databaseTls = read.value('DATABASE_TLS', oneOf(DATABASE_TLS), `one of ${DATABASE_TLS.join(', ')}`);
  read.problems.push(
    ...weakSettings({
      apiKeys,
      metricsToken: metrics.token,
      encryptionKeys,
      apiUrl,
      baseUrl,
      databaseUrls,
      databaseTls: databaseTls ?? 'verify',
      pgSslMode: read.text('PGSSLMODE'),
    }),
  );
}

/**
 * @throws {ConfigError} naming everything that is wrong at once
 */
export function readConfig(env: Environment): Config {
  const read = new Reader(env);
  const credentials = readCredentials(read);
  const mode = readMode(read, credentials !== undefined);
  const { port, sandboxPort, host, apiUrl, baseUrl } = readAddresses(read, mode);
  const reachable = mode === 'sandbox' || isReachableByPluggy(baseUrl);
  const reconcile = read.value('RECONCILE_INTERVAL', parseDuration, 'a duration such as 30s, 15m or 6h');
  const used = mode === 'sandbox' ? SANDBOX_CREDENTIALS : credentials;
  const databaseUrl = read.value('DATABASE_URL', parseDatabaseUrl, DATABASE_URL_FORM);
  const config: Config = {
    mode,
    roles: readRoles(read, mode),
    brand: readBrand(read),
    pluggy: {
      apiUrl: apiUrl ?? (mode === 'live' ? LIVE_API_URL : `http://127.0.0.1:${sandboxPort}`),
      clientId: used?.id ?? '',
      clientSecret: used?.secret ?? '',
      rateLimits: read.value('PLUGGY_RATE_LIMITS', parseSwitch, '"on" or "off"') ?? mode === 'live',
      egress: readEgress(read),
    },
    baseUrl,
    webhooksCanArrive: reachable,
    databaseUrl,
    ...readConnections(read, databaseUrl),
    dataDir: resolve(read.text('DATA_DIR') ?? '.data'),
    host,
    port,
    sandboxPort,
    apiKeys: readApiKeys(read, mode),
    logLevel: read.value('LOG_LEVEL', oneOf(LOG_LEVELS), `one of ${LOG_LEVELS.join(', ')}`) ?? 'info',
    workerConcurrency:
      read.value(
        'WORKER_CONCURRENCY',
        parseInteger(1, MAX_CONCURRENCY),
        `a number from 1 to ${MAX_CONCURRENCY}`,
      ) ?? 8,
    reconcilesSparingly: reconcile === undefined && reachable,
    reconcileIntervalMs: reconcile ?? (reachable ? 6 * HOUR_MS : 15 * MINUTE_MS),
    retention: {
      inboxMs: readRetention(read, 'RETENTION_INBOX', 90 * DAY_MS),
      deletedMs: readRetention(read, 'RETENTION_DELETED', null),
      auditMs: readRetention(read, 'RETENTION_AUDIT', 365 * DAY_MS),
    },
    sessionTtlMs: read.value('SESSION_TTL', parseDuration, 'a duration such as 15m or 1h') ?? HOUR_MS,
    developerPages: read.value('DEVELOPER_PAGES', parseSwitch, '"on" or "off"') ?? mode === 'sandbox',
    metrics: readMetrics(read, {
      PORT: port,
      ...(mode === 'sandbox' && apiUrl === undefined && { SANDBOX_PORT: sandboxPort }),
    }),
    webhookAllowPrivate: read.value('WEBHOOK_ALLOW_PRIVATE', parseSwitch, '"on" or "off"') ?? false,
    ...readRequests(read),
    encryptionKeys: readEncryptionKeys(read, mode, read.text('DATABASE_URL') === undefined),
    encryptionKeysAreSet: read.text('ENCRYPTION_KEYS') !== undefined,
  };
  if (mode === 'live') refuseWeak(read, config, apiUrl);
  if (read.problems.length > 0) throw new ConfigError(read.problems);
  return config;
}
