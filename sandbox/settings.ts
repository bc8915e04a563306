import { join } from 'node:path';

/** What the command line reads from the environment. */
export interface SandboxSettings {
  readonly port: number;
  readonly host: string;
  readonly syncMs: number;
  readonly seed: number;
  readonly dataDir: string | null;
  /** Set when others reach the sandbox under another address than the one it listens on. */
  readonly publicUrl?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads every setting once; throws one error that names each wrong variable. Empty means unset. */
export function readSettings(environment: Environment): SandboxSettings {
  const problems: string[] = [];
  const text = (name: string): string | undefined => {
    const value = environment[name]?.trim();
    return value === '' ? undefined : value;
  };
  const integer = (name: string, fallback: number, low: number, high: number): number => {
    const value = text(name);
    if (value === undefined) return fallback;
    if (/^\d{1,10}$/.test(value) && Number(value) >= low && Number(value) <= high) return Number(value);
    problems.push(`${name} must be a whole number from ${low} to ${high}`);
    return fallback;
  };
  const memory = text('SANDBOX_MEMORY');
  if (memory !== undefined && memory !== '0' && memory !== '1')
    problems.push('SANDBOX_MEMORY must be 0 or 1');
  const publicUrl = text('SANDBOX_PUBLIC_URL')?.replace(/\/$/, '');
  if (publicUrl !== undefined && !/^https?:/.test(publicUrl)) {
    problems.push('SANDBOX_PUBLIC_URL must be an http or https address');
  }
  const port = integer('PORT', 3000, 0, 65_534);
  const settings = {
    port: integer('SANDBOX_PORT', port === 0 ? 0 : port + 1, 0, 65_535),
    host: text('SANDBOX_HOST') ?? '127.0.0.1',
    syncMs: integer('SANDBOX_SYNC_MS', 3_000, 0, 3_600_000),
    seed: integer('SANDBOX_SEED', 1, 0, 2 ** 31),
    dataDir: memory === '1' ? null : join(text('DATA_DIR') ?? '.data', 'sandbox'),
    ...(publicUrl === undefined ? {} : { publicUrl }),
  };
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return settings;
}
