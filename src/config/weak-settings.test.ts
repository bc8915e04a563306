import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../config.ts';

const KEY = 'b3a1f8e07c5d4429a6e1c0d98b7f5e31';
const LIVE = { PLUGGY_CLIENT_ID: 'id', PLUGGY_CLIENT_SECRET: 'secret', API_KEYS: KEY };
const encryptionKey = (): string => randomBytes(32).toString('base64');

function problemsOf(env: Readonly<Record<string, string>>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('the live mode refuses by name', () => {
  it.each([
    ['API_KEYS', { API_KEYS: 'k'.repeat(32) }],
    ['API_KEYS', { API_KEYS: 'abcd'.repeat(8) }],
    ['API_KEYS', { API_KEYS: 'change-me-change-me' }],
    ['API_KEYS', { API_KEYS: '1234567890123456' }],
    ['API_KEYS', { API_KEYS: 'my-secret/my-secret/my-se' }],
    ['API_KEYS', { API_KEYS: `${KEY}, ${KEY}` }],
    ['API_KEYS', { API_KEYS: `${KEY},short` }],
    ['METRICS_TOKEN', { METRICS_TOKEN: 'hunter2' }],
    ['METRICS_TOKEN', { METRICS_TOKEN: 'abcd'.repeat(8) }],
    ['ENCRYPTION_KEYS', { ENCRYPTION_KEYS: Buffer.alloc(32).toString('base64') }],
    ['ENCRYPTION_KEYS', { ENCRYPTION_KEYS: Buffer.alloc(32, 0xff).toString('base64') }],
    ['ENCRYPTION_KEYS', { ENCRYPTION_KEYS: Buffer.alloc(32, 'abcdefgh').toString('base64') }],
    ['ENCRYPTION_KEYS', { ENCRYPTION_KEYS: Buffer.alloc(32, 'my secret!').toString('base64') }],
    ['ENCRYPTION_KEYS', { ENCRYPTION_KEYS: Buffer.from([...Array(32).keys()]).toString('base64') }],
    ['PLUGGY_API_URL', { PLUGGY_API_URL: 'http://api.pluggy.ai' }],
    ['PLUGGY_API_URL', { PLUGGY_API_URL: 'http://10.0.0.1:3001' }],
    ['BASE_URL', { BASE_URL: 'http://app.example.com' }],
    ['BASE_URL', { BASE_URL: 'http://203.0.113.9:8080' }],
    ['DATABASE_URL', { DATABASE_URL: 'postgresql://u:p@db.example.com/app' }],
    ['DATABASE_URL', { DATABASE_URL: 'postgresql://u:p@db/app?sslmode=disable' }],
    ['DATABASE_URL', { DATABASE_URL: 'postgresql://u:p@db/app?sslmode=prefer' }],
    ['DATABASE_URL', { DATABASE_URL: 'postgresql://u:p@db/app?sslmode=no-verify' }],
    ['DATABASE_URL', { DATABASE_URL: 'postgresql://u:p@db/app?ssl=false' }],
    ['DATABASE_URL', { DATABASE_URL: 'postgresql://u:p@db/app?sslmode=require&uselibpqcompat=true' }],
    ['DATABASE_URL', { DATABASE_URL: 'postgresql://u:p@127.0.0.1/app?host=db.example.com' }],
    ['DATABASE_URL', { DATABASE_URL: 'postgresql://u:p@db/app?sslmode=verify-full&sslmode=disable' }],
    ['DATABASE_URL', { DATABASE_URL: 'postgresql://u:p@h/app?host=localhost&host=db.example.com' }],
    [
      'DATABASE_READ_URL',
      { DATABASE_URL: 'postgresql://u:p@localhost/app', DATABASE_READ_URL: 'postgresql://u:p@replica/app' },
    ],
  ])('%s: %o', (name, env) => {
    const problems = problemsOf({ ...LIVE, ...env });
    expect(problems).toEqual([expect.stringMatching(new RegExp(`^${name} `))]);
    for (const value of Object.values(env)) expect(problems[0]).not.toContain(value);
  });

  it('nothing that is strong, near, or asked for aloud', () => {
    for (const env of [
      { ENCRYPTION_KEYS: encryptionKey() },
      { METRICS_TOKEN: KEY },
      // behind a new key a weak one still opens what it sealed, so that it can be changed
      { ENCRYPTION_KEYS: `${encryptionKey()},${Buffer.alloc(32).toString('base64')}` },
      { PLUGGY_API_URL: 'http://127.0.0.1:3001', BASE_URL: 'http://localhost:3000' },
      { BASE_URL: 'http://app.internal' },
      { DATABASE_URL: 'postgresql://u:p@localhost/app' },
      { DATABASE_URL: 'postgresql://u:p@%2Fvar%2Frun/app' },
      { DATABASE_URL: 'postgresql:///app?host=/var/run/postgresql' },
      { DATABASE_URL: 'postgresql://u:p@db.example.com/app?sslmode=verify-full' },
      { DATABASE_URL: 'postgresql://u:p@db.example.com/app?sslmode=require' },
      { DATABASE_URL: 'postgresql://u:p@db/app?sslmode=no-verify', DATABASE_TLS: 'unverified' },
      { DATABASE_URL: 'postgresql://u:p@db/app', DATABASE_TLS: 'off' },
      { DATABASE_URL: 'postgresql://u:p@db/app', PGSSLMODE: 'verify-full' },
    ])
      expect(problemsOf({ ...LIVE, ...env })).toEqual([]);
  });

  it('and the sandbox mode none of it', () => {
    const env = {
      PLUGGY_MODE: 'sandbox',
      API_KEYS: 'kk',
      METRICS_TOKEN: 'x',
      DATABASE_URL: 'postgresql://u:p@db/app',
    };
    expect(problemsOf({ ...env, BASE_URL: 'http://app.example.com' })).toEqual([]);
  });
});

describe('TRUST_PROXY', () => {
  it.each([
    ['', 0],
    ['1', 1],
    ['loopback, 10.0.0.0/8', ['loopback', '10.0.0.0/8']],
  ])('%j is %j', (text, expected) => {
    expect(readConfig({ TRUST_PROXY: text }).trustProxy).toEqual(expected);
  });

  it.each(['true', '*', 'all', '1.2.3', '10.0.0.0/8,everybody', '-1'])('is not %s', (text) => {
    expect(problemsOf({ TRUST_PROXY: text })).toEqual([expect.stringMatching(/^TRUST_PROXY /)]);
  });
});
