import { describe, expect, it } from 'vitest';
import {
  judgeClock,
  judgeOpener,
  judgePolicy,
  judgeRedirect,
  judgeToken,
  readToken,
  redact,
} from './judge.ts';

const WIDGET = 'https://connect.pluggy.ai';

describe('a content security policy', () => {
  it.each([
    [null, 'none'],
    ["default-src 'self'; frame-src https://connect.pluggy.ai; style-src 'self' 'unsafe-inline'", 'good'],
    ["default-src 'self'; child-src *.pluggy.ai; style-src 'unsafe-inline'", 'good'],
    ["script-src 'self'", 'good'],
    ["default-src 'self'; style-src 'unsafe-inline'", 'frame'],
    ["frame-src https://cdn.pluggy.ai; style-src 'unsafe-inline'", 'frame'],
    ["frame-src http://connect.pluggy.ai; style-src 'unsafe-inline'", 'frame'],
    ["frame-src https://connect.pluggy.ai:8443; style-src 'unsafe-inline'", 'frame'],
    ["frame-src https:; style-src 'self'", 'style'],
    // a nonce makes browsers overlook 'unsafe-inline'
    ["frame-src *; style-src 'unsafe-inline' 'nonce-abc'", 'style'],
    // the first one counts
    ["frame-src 'none'; frame-src *; style-src 'unsafe-inline'", 'frame'],
  ])('%s: %s', (policy, outcome) => {
    expect(judgePolicy(policy, WIDGET).outcome).toBe(outcome);
  });

  it('knows the ports of a local widget', () => {
    const policy = "frame-src http://127.0.0.1:3001; style-src 'unsafe-inline'";
    expect(judgePolicy(policy, 'http://127.0.0.1:3001').outcome).toBe('good');
    expect(judgePolicy(policy, 'http://127.0.0.1:3002').outcome).toBe('frame');
  });
});

it.each([
  [null, 'none'],
  ['same-origin', 'cut'],
  ['Same-Origin; report-to="x"', 'cut'],
  ['same-origin-allow-popups', 'good'],
  ['unsafe-none', 'good'],
])('the opener policy %s: %s', (policy, outcome) => {
  expect(judgeOpener(policy).outcome).toBe(outcome);
});

it.each([
  ['', 'empty'],
  ['https://app.example.com/back?x=1', 'good'],
  ['meuapp://volta', 'deepLink'],
  ['http://app.example.com', 'scheme'],
  ['javascript:alert(1)', 'scheme'],
  ['https://localhost:3000/back', 'local'],
  ['https://127.0.0.1/back', 'local'],
  ['app.example.com/back', 'form'],
  ['https://app.example.com/#back', 'fragment'],
])('the way back %s: %s', (uri, outcome) => {
  expect(judgeRedirect(uri).outcome).toBe(outcome);
});

it('a clock is wrong from half a minute on, and it is said by how much', () => {
  const at = (text: string): number => new Date(text).getTime();
  const date = 'Fri, 27 Nov 2026 12:00:00 GMT';
  expect(judgeClock(date, at('2026-11-27T12:00:29Z'))).toEqual({ outcome: 'good', value: '29' });
  expect(judgeClock(date, at('2026-11-28T12:00:00Z'))).toEqual({ outcome: 'ahead', value: '86400' });
  expect(judgeClock(date, at('2026-11-27T11:59:00Z'))).toEqual({ outcome: 'behind', value: '60' });
  expect(judgeClock(null, 0)).toEqual({ outcome: 'unknown' });
});

describe('a connect token', () => {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const tokenOf = (claims: object): string => `${part({ alg: 'RS256' })}.${part(claims)}.c2ln`;
  const claims = { exp: 1_800, data: { options: { clientUserId: 'joão' }, itemId: null } };

  it('says whose it is and until when', () => {
    expect(readToken(tokenOf(claims))).toEqual({ endsAtMs: 1_800_000, clientUserId: 'joão', itemId: null });
    expect(judgeToken(tokenOf(claims), 0)).toEqual({ outcome: 'good', value: '30' });
    expect(judgeToken(tokenOf(claims), 1_860_000)).toEqual({ outcome: 'expired', value: '1' });
  });

  it('is told from what is none', () => {
    expect(judgeToken('', 0).outcome).toBe('empty');
    expect(judgeToken('pof_abc', 0).outcome).toBe('key');
    expect(judgeToken('a.b.c', 0).outcome).toBe('form');
    expect(judgeToken(tokenOf({ sub: 'x' }), 0).outcome).toBe('form');
  });
});

it('a report holds no key, token, user, address or number of a person', () => {
  const secrets = [
    'maria',
    'eyJhbGciOi.eyJleHAi.sig',
    'pof_abc123',
    'maria@example.com',
    '+55 11 99999-9999',
  ];
  const report = redact(`user maria: ${secrets.join(' | ')} | 761.092.776-73 | HTTP 401 | 30 min`, ['maria']);
  for (const secret of [...secrets, '761.092']) expect(report).not.toContain(secret);
  expect(report).toContain('HTTP 401 | 30 min');
});
