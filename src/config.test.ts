import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ConfigError, type Environment, isReachableByPluggy, readConfig } from './config.ts';

const CREDENTIALS = { PLUGGY_CLIENT_ID: 'an-id', PLUGGY_CLIENT_SECRET: 'a-secret' };
const LIVE = { ...CREDENTIALS, API_KEYS: 'a-key-of-a-server-1234567890-abcd' };
const SANDBOX = { PLUGGY_MODE: 'sandbox' };

function problemsOf(env: Environment): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('without any variable', () => {
  it('everything runs here, against the sandbox', () => {
    expect(readConfig({})).toMatchObject({
      mode: 'sandbox',
      pluggy: {
        apiUrl: 'http://127.0.0.1:3001',
        clientId: '5a4d0b0c-0000-4000-8000-000000000001',
        clientSecret: 'sandbox-secret',
      },
      baseUrl: 'http://127.0.0.1:3000',
      webhooksCanArrive: true,
      databaseUrl: undefined,
      dataDir: resolve('.data'),
      host: '127.0.0.1',
      port: 3000,
      sandboxPort: 3001,
      apiKeys: ['sandbox-key'],
    });
  });

  it('an empty or blank variable counts as unset', () => {
    const names = Object.keys({
      ...LIVE,
      PLUGGY_MODE: '',
      PLUGGY_API_URL: '',
      BASE_URL: '',
      DATABASE_URL: '',
    });
    const more = ['DATA_DIR', 'PORT', 'HOST', 'SANDBOX_PORT', 'LOG_LEVEL', 'NODE_ENV', 'SESSION_TTL'];
    for (const nothing of ['', '  ']) {
      const env = Object.fromEntries([...names, ...more].map((name) => [name, nothing]));
      expect(readConfig(env)).toEqual(readConfig({}));
    }
  });
});

describe('a secret in a file of its own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pluggy-secrets-'));
  const file = join(folder, 'secret');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('counts as if it stood in the variable, without the break of lines at its end', () => {
    writeFileSync(file, `${LIVE.API_KEYS}\n`);
    const { API_KEYS: _, ...rest } = { ...LIVE, BASE_URL: 'https://pluggy.example.com' };
    expect(readConfig({ ...rest, API_KEYS_FILE: file })).toEqual(readConfig({ ...rest, ...LIVE }));
  });

  it('stops the start where it cannot be read, is empty, or stands in the variable too', () => {
    const wrong = /^API_KEYS_FILE must be the path of a file/;
    expect(problemsOf({ API_KEYS_FILE: join(folder, 'nothing') })).toEqual([expect.stringMatching(wrong)]);
    writeFileSync(file, ' \n');
    expect(problemsOf({ API_KEYS_FILE: file })).toEqual([expect.stringMatching(wrong)]);
    writeFileSync(file, 'another-key');
    expect(problemsOf({ API_KEYS: 'a-key', API_KEYS_FILE: file })).toEqual([
      expect.stringContaining('API_KEYS and API_KEYS_FILE are both set'),
    ]);
  });
});

describe('ROLES', () => {
  it('are both by default, and in either order', () => {
    expect(readConfig({}).roles).toEqual(['serve', 'work']);
    expect(readConfig({ ROLES: 'work, serve' }).roles).toEqual(['serve', 'work']);
  });

  it('may be one of them; who only works has to be told where the other one is reached', () => {
    expect(readConfig({ ROLES: 'serve' }).roles).toEqual(['serve']);
    expect(readConfig({ ...LIVE, ROLES: 'work' }).roles).toEqual(['work']);
    expect(problemsOf({ ROLES: 'work' })).toEqual([
      'BASE_URL must be set when ROLES is "work": the address of the process that serves',
    ]);
  });

  it('are refused with another word', () => {
    expect(problemsOf({ ROLES: 'serve,cook' })).toEqual([
      'ROLES must be "serve", "work", or both separated by a comma',
    ]);
  });
});

describe('PLUGGY_CLIENT_ID and PLUGGY_CLIENT_SECRET', () => {
  it('together make the mode live', () => {
    expect(readConfig(LIVE)).toMatchObject({
      mode: 'live',
      pluggy: { apiUrl: 'https://api.pluggy.ai', clientId: 'an-id', clientSecret: 'a-secret' },
      host: '0.0.0.0',
      apiKeys: ['a-key-of-a-server-1234567890-abcd'],
    });
  });

  it.each([
    ['PLUGGY_CLIENT_ID', 'PLUGGY_CLIENT_SECRET'],
    ['PLUGGY_CLIENT_SECRET', 'PLUGGY_CLIENT_ID'],
  ])('%s alone stops the start, whatever the mode', (present, missing) => {
    for (const mode of ['', 'live', 'sandbox']) {
      const problems = problemsOf({ [present]: 'x', PLUGGY_MODE: mode, API_KEYS: LIVE.API_KEYS });
      expect(problems, mode).toHaveLength(1);
      expect(problems[0]).toMatch(new RegExp(`^${missing} is missing although ${present} is set`));
    }
  });

  it('are not used where the mode is said to be sandbox', () => {
    expect(readConfig({ ...CREDENTIALS, ...SANDBOX }).pluggy.clientSecret).toBe('sandbox-secret');
  });
});

describe('a lost secret', () => {
  it.each([
    ['DATABASE_URL', { DATABASE_URL: 'postgresql://db.internal/app' }],
    ['NODE_ENV=production', { NODE_ENV: 'production' }],
  ])('does not turn a system with %s into a demo', (name, env) => {
    const problems = problemsOf(env);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`missing although ${name} is set`);
    expect(problems[0]).toContain('PLUGGY_MODE=sandbox');
    expect(readConfig({ ...env, ...SANDBOX }).mode).toBe('sandbox');
    expect(readConfig({ ...env, ...LIVE, DATABASE_TLS: 'off' }).mode).toBe('live');
  });

  it('stops a start in the live mode', () => {
    const problems = problemsOf({ PLUGGY_MODE: 'live', API_KEYS: LIVE.API_KEYS });
    expect(problems).toEqual([
      'PLUGGY_CLIENT_ID and PLUGGY_CLIENT_SECRET are required when PLUGGY_MODE is "live"',
    ]);
  });

  it('changes nothing for a developer', () => {
    expect(readConfig({ NODE_ENV: 'development' }).mode).toBe('sandbox');
  });
});

describe('API_KEYS', () => {
  it('are required in the live mode', () => {
    expect(problemsOf(CREDENTIALS)).toEqual([
      expect.stringMatching(/^API_KEYS is required in the live mode/),
    ]);
  });

  it('may be several, and replace the key of the sandbox', () => {
    expect(readConfig({ API_KEYS: 'one, two' }).apiKeys).toEqual(['one', 'two']);
  });

  it.each([
    ['short', 'k'.repeat(15)],
    ['short beside a long one', `a-key-of-a-server-1234567890-abcd,short`],
    ['empty', `a-key-of-a-server-1234567890-abcd,`],
    ['with a blank inside', `${'k'.repeat(16)} ${'k'.repeat(16)}`],
    ['of letters that no header carries', 'ç'.repeat(32)],
  ])('must not be %s', (_, keys) => {
    const problems = problemsOf({ ...LIVE, API_KEYS: keys });
    expect(problems).toEqual([expect.stringMatching(/^API_KEYS /)]);
  });
});

describe('addresses', () => {
  it('PORT moves the sandbox and the public URL with it', () => {
    expect(readConfig({ PORT: '8080' })).toMatchObject({
      port: 8080,
      sandboxPort: 8081,
      baseUrl: 'http://127.0.0.1:8080',
      pluggy: { apiUrl: 'http://127.0.0.1:8081' },
    });
  });

  it('SANDBOX_PORT, HOST, DATA_DIR, DATABASE_URL and PLUGGY_API_URL say where', () => {
    const env = {
      SANDBOX_PORT: '4000',
      HOST: '0.0.0.0',
      DATA_DIR: '/var/lib/pluggy',
      DATABASE_URL: 'postgres://u:p@%2Fvar%2Frun%2Fpostgresql:5432/app',
      ...SANDBOX,
    };
    expect(readConfig(env)).toMatchObject({
      sandboxPort: 4000,
      host: '0.0.0.0',
      dataDir: '/var/lib/pluggy',
      databaseUrl: env.DATABASE_URL,
      pluggy: { apiUrl: 'http://127.0.0.1:4000' },
    });
    const elsewhere = readConfig({ PLUGGY_API_URL: 'http://sandbox:9000/' });
    expect(elsewhere.pluggy.apiUrl).toBe('http://sandbox:9000');
  });

  it('BASE_URL may have a path, and loses its last slash', () => {
    expect(readConfig({ ...LIVE, BASE_URL: 'https://app.example.com.br/bank/' }).baseUrl).toBe(
      'https://app.example.com.br/bank',
    );
  });

  it.each([
    undefined,
    'http://app.internal',
    'https://localhost',
    'https://10.0.0.7',
    'https://app.example.com:8443',
  ])('a live start with BASE_URL %s goes on without webhooks, and looks by itself more often', (baseUrl) => {
    const config = readConfig({ ...LIVE, BASE_URL: baseUrl });
    expect(config.webhooksCanArrive).toBe(false);
    const reachable = readConfig({ ...LIVE, BASE_URL: 'https://app.acme.com.br' });
    expect(reachable.webhooksCanArrive).toBe(true);
    expect(config.reconcileIntervalMs).toBeLessThan(reachable.reconcileIntervalMs);
  });

  it.each([
    ['https://api.acme.com.br/hooks', true],
    ['https://api.acme.com.br:443', true],
    ['http://api.acme.com.br', false],
    ['https://[2001:db8::1]', false],
    ['https://203.0.113.7', false],
    ['https://intranet', false],
    ['https://box.local', false],
  ])('Pluggy can deliver to %s: %s', (url, reachable) => {
    expect(isReachableByPluggy(url)).toBe(reachable);
  });
});

describe('further settings', () => {
  it('are read in their units', () => {
    const env = { LOG_LEVEL: 'warn', WORKER_CONCURRENCY: '8', RECONCILE_INTERVAL: '30m', SESSION_TTL: '90s' };
    expect(readConfig(env)).toMatchObject({
      logLevel: 'warn',
      workerConcurrency: 8,
      reconcileIntervalMs: 1_800_000,
      sessionTtlMs: 90_000,
    });
  });
});

const WRONG: Readonly<Record<string, readonly string[]>> = {
  PLUGGY_MODE: ['hunter2', 'LIVE'],
  PLUGGY_API_URL: ['hunter2', 'ftp://hunter2', 'https://user:hunter2@a.example', 'https://a.example?hunter2'],
  BASE_URL: ['hunter2', 'a.example/hunter2', 'https://hunter2@a.example', 'https://a.example/#hunter2'],
  DATABASE_URL: ['hunter2', 'mysql://root:hunter2@db/app', 'postgresql://'],
  DATABASE_READ_URL: ['hunter2', 'mysql://root:hunter2@db/app', 'postgresql://'],
  PORT: ['hunter2', '0', '-1', '65536', '3000.5', '0x10'],
  SANDBOX_PORT: ['hunter2', '0', '70000', '3000'],
  API_KEYS: [',hunter2', 'hunter2 hunter2'],
  METRICS_PORT: ['hunter2', '0', '3000', '3001'],
  METRICS_TOKEN: ['hunter2é', 'hunter2 hunter2'],
  CORS_ORIGINS: [
    'https://hunter2.com;',
    'https://*',
    'https://*.hunter2.com',
    'https://a.com,https://b.com/x',
  ],
  FRAME_ANCESTORS: ['https://hunter2.com;', 'https://*', 'https://*.hunter2.com', "'self'"],
  EGRESS_NAME: ['hunter2 a', '-hunter2', 'https://hunter2/', 'hunter2é', 'a'.repeat(64)],
  LOG_LEVEL: ['hunter2', 'trace'],
  WORKER_CONCURRENCY: ['hunter2', '0', '51'],
  RECONCILE_INTERVAL: ['hunter2', '0s', '10', '1w'],
  SESSION_TTL: ['hunter2', '-1h', '1 h', '999999999d'],
};

describe('origins', () => {
  it.each([
    'https://app.example.com',
    'http://localhost:5173',
    'http://[::1]:3000',
    'http://10.0.0.1',
    'https://xn--caf-dma.example',
  ])('may be %s', (origin) => {
    const { corsOrigins, frameAncestors } = readConfig({ CORS_ORIGINS: origin, FRAME_ANCESTORS: origin });
    expect([corsOrigins, frameAncestors]).toEqual([[origin], [origin]]);
  });
});

describe('a wrong value', () => {
  const cases = Object.entries(WRONG).flatMap(([name, values]) =>
    values.map((value) => [name, value] as const),
  );

  it.each(cases)('of %s (%s) stops the start with the name, the fix and not the value', (name, value) => {
    const problems = problemsOf({ ...SANDBOX, [name]: value });
    expect(problems).toEqual([expect.stringMatching(new RegExp(`^${name} `))]);
    expect(problems[0]?.length).toBeGreaterThan(name.length + 15);
    expect(problems.join()).not.toContain('hunter2');
  });

  it('is not the only one that is reported', () => {
    const env = { PLUGGY_CLIENT_ID: 'x', PORT: 'x', BASE_URL: 'x', LOG_LEVEL: 'x', DATABASE_URL: 'x' };
    expect(
      problemsOf(env)
        .map((problem) => problem.split(' ')[0])
        .sort(),
    ).toEqual(['BASE_URL', 'DATABASE_URL', 'LOG_LEVEL', 'PLUGGY_CLIENT_SECRET', 'PORT']);
    expect(() => readConfig(env)).toThrow(/^The settings are not usable:\n {2}- PLUGGY_CLIENT_SECRET/);
  });

  it('may be a port after which there is none for the sandbox', () => {
    expect(problemsOf({ PORT: '65535' })).toEqual([expect.stringMatching(/^SANDBOX_PORT must be set/)]);
    expect(readConfig({ PORT: '65535', SANDBOX_PORT: '65534' }).port).toBe(65_535);
  });
});

describe('ENCRYPTION_KEYS', () => {
  const key = 'A'.repeat(43).concat('=');
  it('are 32 bytes in base64, the first to encrypt with', () => {
    const { encryptionKeys } = readConfig({ ENCRYPTION_KEYS: `${key}, ${key}` });
    expect(encryptionKeys.map(({ length }) => length)).toEqual([32, 32]);
  });

  it.each([['short'], [`${key},`], ['0'.repeat(64)]])('stop the start when they are not: %s', (text) => {
    const problems = problemsOf({ ENCRYPTION_KEYS: text });
    expect(problems).toEqual([expect.stringContaining('openssl rand -base64 32')]);
    expect(problems[0]).not.toContain(text);
  });

  it('refuse the published key of the sandbox for real people', () => {
    const published = readConfig({ ...SANDBOX, DATABASE_URL: 'postgresql://db/app' }).encryptionKeys[0];
    const problems = problemsOf({ ...LIVE, ENCRYPTION_KEYS: published?.toString('base64') });
    expect(problems).toEqual([expect.stringContaining('ENCRYPTION_KEYS')]);
  });
});

describe('EGRESS_NAME', () => {
  it('names the address that calls go out from; unset, all processes share one', () => {
    expect(readConfig(LIVE).pluggy.egress).toBe('default');
    expect(readConfig({ ...LIVE, EGRESS_NAME: 'nat-sa-east-1a' }).pluggy.egress).toBe('nat-sa-east-1a');
  });
});

describe('PLUGGY_RATE_LIMITS', () => {
  it('is on where Pluggy counts, and off in the sandbox, unless it is set', () => {
    expect(readConfig(LIVE).pluggy.rateLimits).toBe(true);
    expect(readConfig({}).pluggy.rateLimits).toBe(false);
    expect(readConfig({ ...LIVE, PLUGGY_RATE_LIMITS: 'off' }).pluggy.rateLimits).toBe(false);
    expect(readConfig({ PLUGGY_RATE_LIMITS: 'on' }).pluggy.rateLimits).toBe(true);
    expect(problemsOf({ PLUGGY_RATE_LIMITS: 'yes' })).toEqual([
      expect.stringContaining('PLUGGY_RATE_LIMITS'),
    ]);
  });
});
