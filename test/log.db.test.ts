import { expect, it } from 'vitest';
import { createLogger } from '../src/logger.ts';
import { call } from './support/api.ts';
import { secretOf } from './support/look-inside.ts';
import { callSandbox, connectBank } from './support/sandbox-calls.ts';
import { API_KEY } from './support/test-service.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/world.ts';

const USER = 'maria.silva@example.com';
const PHONE = '+5511987654321';
const BASE = '/api/pluggy-v2';

const lines: string[] = [];
const logger = createLogger('debug', (line) => lines.push(line));
const world = useWorld('running', { service: { logger } });

/**
 * Every telling text in an object: names, documents, numbers of accounts, descriptions, amounts. A few digits
 * alone tell nothing, and may stand in any id or time.
 */
function textsIn(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsIn);
  const text = String(value ?? '');
  return text.length >= (/^[\d.-]*$/.test(text) ? 8 : 4) ? [text] : [];
}

/** Pluggy's ids and these words of the protocol are no personal data. */
const PUBLIC =
  /^[\da-f]{8}-[\da-f-]{27}$|^(true|false|UPDATED|SUCCESS|PENDING|POSTED|DEBIT|CREDIT|BANK|\d{4}-\d\d-\d\dT.*)$/;

interface Truth {
  readonly accounts: object[];
  readonly transactions: object[];
}

it('a whole run, with its failures, writes no name, document, amount, token or secret to the log', async () => {
  const session = await call(world.service.url, `${BASE}/session`, {
    method: 'POST',
    body: { userId: USER },
  });
  const { sessionToken } = session.json<{ sessionToken: string }>();
  const made = await call(world.service.url, `${BASE}/connect-token`, {
    method: 'POST',
    body: {},
    token: sessionToken,
  });
  const { connectToken } = made.json<{ connectToken: string }>();
  await call(world.service.url, `${BASE}/connect-token`, { method: 'POST', body: { phoneNumber: PHONE } });

  const { id } = await connectBank(world.service.sandbox.url, connectToken);
  const path = `${BASE}/user/${encodeURIComponent(USER)}`;
  await until('the data is there', async () => {
    const answer = await call(world.service.url, `${path}/items`);
    return answer.json<{ items: { sync: { state: string } }[] }>().items[0]?.sync.state === 'done';
  });
  const truth = await callSandbox<Truth>(world.service.sandbox.url, `GET /_sandbox/items/${id}/truth`, '');
  await callSandbox(world.service.sandbox.url, `POST /_sandbox/items/${id}/advance`, '', {
    days: 30,
    seed: 1,
  });

  // whatever goes wrong must be as discreet
  await call(world.service.url, `${path}/transactions?search=${USER}&after=x`);
  await call(world.service.url, `${BASE}/session`, { method: 'POST', body: `{"userId":"${USER}` });
  await call(world.service.url, `${path}/items`, { token: 'a-stranger-with-a-key' });
  await world.service.sandbox.close();
  const away = await call(world.service.url, `${path}/items/${id}`, { method: 'DELETE' });
  expect(away.status).toBe(503);

  const log = lines.join('');
  expect(log).toContain(id);
  expect(log).toContain('item synced');
  expect(log).not.toContain('[hidden]'); // who writes a field that the log does not take, says nothing
  expect(log).toMatch(/"problem":"pluggy_(unavailable|paused)"/);
  const told = [...truth.accounts, ...truth.transactions]
    .flatMap(textsIn)
    .filter((text) => !PUBLIC.test(text));
  expect(told.length).toBeGreaterThan(500);
  const secrets = [
    ...[USER, encodeURIComponent(USER), PHONE, 'password-ok', 'user-ok', 'sandbox-secret', API_KEY],
    ...[sessionToken, connectToken, 'a-stranger-with-a-key', 'postgresql://'],
    (await secretOf(world.databaseUrl, 'webhook')).toString('base64url'),
    (await secretOf(world.databaseUrl, 'session')).toString('base64url'),
  ];
  expect([...new Set([...told, ...secrets])].filter((text) => log.includes(text))).toEqual([]);
});
