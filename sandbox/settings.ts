import { isIP } from 'node:net';
import { join } from 'node:path';
import { defaultSwitches, type Signing, type Switches } from './pluggy/state/switches.ts';

/** What the command line reads from the environment. */
export interface SandboxSettings {
  readonly port: number;
  readonly host: string;
  readonly syncMs: number;
  readonly seed: number;
  readonly dataDir: string | null;
  readonly switches: Switches;
  /** Set when others reach the sandbox under another address than the one it listens on. */
  readonly publicUrl?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads every setting once; throws one error that names each wrong variable. Empty means unset. */
export function readSettings(environment: Environment): SandboxSettings {
  const read = new Reader(environment);
  const publicUrl = read.text('SANDBOX_PUBLIC_URL')?.replace(/\/$/, '');
  if (publicUrl !== undefined && !/^https?:/.test(publicUrl)) {
    read.problems.push('SANDBOX_PUBLIC_URL must be an http or https address');
  }
  const port = read.integer('PORT', 3000, 0, 65_534);
  const isInMemory = read.oneOf('SANDBOX_MEMORY', ['0', '1']) === '1';
  const settings = {
    port: read.integer('SANDBOX_PORT', port === 0 ? 0 : port + 1, 0, 65_535),
    host: read.text('SANDBOX_HOST') ?? '127.0.0.1',
    syncMs: read.integer('SANDBOX_SYNC_MS', 3_000, 0, 3_600_000),
    seed: read.integer('SANDBOX_SEED', 1, 0, 2 ** 31),
    dataDir: isInMemory ? null : join(read.text('DATA_DIR') ?? '.data', 'sandbox'),
    switches: readSwitches(read),
    ...(publicUrl === undefined ? {} : { publicUrl }),
  };
  if (read.problems.length > 0) throw new Error(read.problems.join('\n'));
  return settings;
}

function readSwitches(read: Reader): Switches {
  const isOn = (name: string): boolean => read.oneOf(name, ['off', 'on']) === 'on';
  const { retryAfterSeconds, callMs, apiKeySeconds } = defaultSwitches;
  return {
    strictUrls: isOn('SANDBOX_STRICT_URLS'),
    hourlyFloor: isOn('SANDBOX_HOURLY_FLOOR'),
    rateLimits: isOn('SANDBOX_RATE_LIMITS'),
    clientDisabled: isOn('SANDBOX_CLIENT_DISABLED'),
    quotas: isOn('SANDBOX_QUOTAS'),
    privateKey: read.text('SANDBOX_PRIVATE_KEY')?.replaceAll('\\n', '\n') ?? null,
    transactionsV1: read.oneOf('SANDBOX_TRANSACTIONS_V1', ['410', 'on']) === 'on',
    retryAfterSeconds: read.integer('SANDBOX_RETRY_AFTER', retryAfterSeconds, 0, 3_600),
    callMs: read.integer('SANDBOX_CALL_MS', callMs, 0, 60_000),
    apiKeySeconds: read.integer('SANDBOX_API_KEY_SECONDS', apiKeySeconds, 1, 86_400),
    signing: readSigning(read),
    itemsLimit: readItemsLimit(read),
    ipAllowlist: readAllowlist(read),
    itemUpdates: read.oneOf('SANDBOX_ITEM_UPDATES', ['on', 'sandbox', 'off']) ?? 'on',
    itemCreation: read.oneOf('SANDBOX_ITEM_CREATION', ['on', 'widget']) ?? 'on',
  };
}

function readItemsLimit(read: Reader): number | null {
  const name = 'SANDBOX_ITEMS_LIMIT';
  return read.text(name) === undefined ? null : read.integer(name, 0, 0, 1_000_000);
}

/** Addresses, or networks with the length of their prefix, parted by commas. */
function readAllowlist(read: Reader): string[] {
  const entries = (read.text('SANDBOX_IP_ALLOWLIST') ?? '').split(',').map((entry) => entry.trim());
  const given = entries.filter((entry) => entry !== '');
  const isFine = given.every((entry) => {
    const [address = '', prefix = '0', ...rest] = entry.split('/');
    const version = isIP(address);
    const longest = version === 4 ? 32 : 128;
    return version !== 0 && rest.length === 0 && /^\d{1,3}$/.test(prefix) && Number(prefix) <= longest;
  });
  if (!isFine)
    read.problems.push('SANDBOX_IP_ALLOWLIST must list IP addresses or networks such as 10.0.0.0/8');
  return given;
}

/** Signed only when both the header and the secret are given. */
function readSigning(read: Reader): Signing | null {
  const header = read.text('SANDBOX_SIGN_HEADER');
  const secret = read.text('SANDBOX_SIGN_SECRET');
  const algorithm = read.oneOf('SANDBOX_SIGN_ALGORITHM', ['sha256', 'sha512']) ?? 'sha256';
  if (header !== undefined && !/^[\w-]+$/.test(header)) {
    read.problems.push("SANDBOX_SIGN_HEADER must be a header's name");
  }
  if ((header === undefined) !== (secret === undefined)) {
    read.problems.push('SANDBOX_SIGN_HEADER and SANDBOX_SIGN_SECRET must be set together');
  }
  return header === undefined || secret === undefined ? null : { header, algorithm, secret };
}

/** Takes variables apart and collects what is wrong with them. */
class Reader {
  readonly problems: string[] = [];
  readonly #environment: Environment;

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  text(name: string): string | undefined {
    const value = this.#environment[name]?.trim();
    return value === '' ? undefined : value;
  }

  integer(name: string, fallback: number, low: number, high: number): number {
    const value = this.text(name);
    if (value === undefined) return fallback;
    if (/^\d{1,10}$/.test(value) && Number(value) >= low && Number(value) <= high) return Number(value);
    this.problems.push(`${name} must be a whole number from ${low} to ${high}`);
    return fallback;
  }

  oneOf<T extends string>(name: string, allowed: readonly T[]): T | undefined {
    const value = this.text(name);
    const found = allowed.find((one) => one === value);
    if (value !== undefined && found === undefined) {
      this.problems.push(`${name} must be ${allowed.join(' or ')}`);
    }
    return found;
  }
}
