import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Environment, readConfig } from '../config.ts';
import { type Logger, silentLogger } from '../domain/logger.ts';
import { openKeyring } from './open-keyring.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'pluggy-keyring-'));
afterAll(() => rmSync(dataDir, { recursive: true }));

const SANDBOX = { PLUGGY_MODE: 'sandbox', DATA_DIR: dataDir };
const LIVE = {
  PLUGGY_CLIENT_ID: 'an-id',
  PLUGGY_CLIENT_SECRET: 'a-secret',
  API_KEYS: 'a-key-of-sixteen-characters',
};
const DATABASE = { DATABASE_URL: 'postgresql://user@localhost/database' };

/** What a start with these settings says about its keys, and whether it has one. */
async function start(env: Environment): Promise<{ readonly hasKey: boolean; readonly said: string }> {
  const said: string[] = [];
  const logger: Logger = { ...silentLogger, warn: (_fields, message) => void said.push(message) };
  const keyring = await openKeyring(readConfig(env), logger);
  return { hasKey: keyring !== null, said: said.join('\n') };
}

describe('a start without ENCRYPTION_KEYS', () => {
  it('says that the published key stands in for the sandbox', async () => {
    const { hasKey, said } = await start({ ...SANDBOX, ...DATABASE });
    expect(hasKey).toBe(true);
    expect(said).toMatch(/ENCRYPTION_KEYS is not set.*published key/);
  });

  it("says where the embedded database's own key lies, also when a command made it without a word", async () => {
    await openKeyring(readConfig(SANDBOX), silentLogger);
    const { hasKey, said } = await start(SANDBOX);
    expect(hasKey).toBe(true);
    expect(said).toMatch(/ENCRYPTION_KEYS is not set.*back it up.*encryption-key in DATA_DIR/);
    expect(statSync(join(dataDir, 'encryption-key')).mode & 0o777).toBe(0o600);
  });

  it('says that who people are is not stored, in the live mode with DATABASE_URL', async () => {
    const { hasKey, said } = await start({ ...LIVE, ...DATABASE });
    expect(hasKey).toBe(false);
    expect(said).toMatch(/ENCRYPTION_KEYS is not set.*not stored.*openssl rand/);
  });
});

describe("an app that reaches npm start's embedded database by DATABASE_URL", () => {
  const socket = encodeURIComponent(join(dataDir, 'pg'));
  const bySocket = { DATABASE_URL: `postgresql://pluggy:word@${socket}:5432/pluggy` };

  it('finds the key that lies beside it, whatever its own DATA_DIR is', async () => {
    const own = await openKeyring(readConfig(SANDBOX), silentLogger);
    const sealed = own?.seal('Ana', 'test');
    const app = await openKeyring(readConfig({ PLUGGY_MODE: 'sandbox', ...bySocket }), silentLogger);
    expect(sealed && app?.open(sealed, 'test')).toBe('Ana');
  });

  it('finds it where that database listens on loopback, by the file that says so', async () => {
    const url = 'postgresql://pluggy:word@127.0.0.1:5555/pluggy';
    writeFileSync(join(dataDir, 'database.json'), JSON.stringify({ url }));
    expect(await start({ ...SANDBOX, DATABASE_URL: url })).toEqual({ hasKey: true, said: '' });
    const other = await start({ ...SANDBOX, DATABASE_URL: url.replace('5555', '5556') });
    expect(other.said).toMatch(/published key/);
  });

  it('is told where the key lies when it may not be read', async () => {
    const closed = mkdtempSync(join(tmpdir(), 'pluggy-keyring-'));
    mkdirSync(join(closed, 'encryption-key')); // as unreadable to root as to anybody
    const env = {
      ...LIVE,
      DATABASE_URL: `postgresql://p:w@${encodeURIComponent(join(closed, 'pg'))}:5432/pluggy`,
    };
    await expect(openKeyring(readConfig({ ...env, DATABASE_TLS: 'off' }), silentLogger)).rejects.toThrow(
      `The encryption key of this database lies in ${join(closed, 'encryption-key')}`,
    );
    rmSync(closed, { recursive: true });
  });
});

it('a start with ENCRYPTION_KEYS has nothing to say about them', async () => {
  const keys = {
    ENCRYPTION_KEYS: Buffer.from('a key of thirty-two bytes to test').subarray(0, 32).toString('base64'),
  };
  for (const env of [SANDBOX, { ...SANDBOX, ...DATABASE }, { ...LIVE, ...DATABASE }])
    expect(await start({ ...env, ...keys })).toEqual({ hasKey: true, said: '' });
});
