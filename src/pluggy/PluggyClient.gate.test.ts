import { beforeEach, expect, test } from 'vitest';
import type { CallGate, CallOutcome, GatedCall } from './CallGate.ts';
import { PluggyPausedError } from './pluggy-errors.ts';
import { clientUnderTest } from './testing/client-under-test.ts';
import { json, reset } from './testing/ScriptedServer.ts';

const under = clientUnderTest();
const ITEM = 'GET /items/one';
let entered: GatedCall[];
let outcomes: CallOutcome[];
/** What the gate says to each failure. */
let pause: { endpoint: string; retryAfterMs: number } | undefined;

const gate: CallGate = {
  enter: async (call) => {
    entered.push(call);
    return {
      leave: async (outcome) => {
        outcomes.push(outcome);
        return outcome.kind === 'failed' ? pause : undefined;
      },
    };
  },
};

beforeEach(() => {
  entered = [];
  outcomes = [];
  pause = undefined;
  under.use({ gate });
});

test('every attempt asks the gate, by endpoint and not by id, and tells it what came of it', async () => {
  const tooMany = json(429, { code: 429 }, { 'retry-after': '30' });
  under.server.on(ITEM, reset, json(503, {}), tooMany, json(200, { id: 'one' }));
  await under.client.getItem('one');
  expect(entered.map(({ endpoint }) => endpoint)).toEqual([
    'POST /auth',
    ...Array.from({ length: 4 }, () => 'GET /items/:id'),
  ]);
  expect(outcomes).toEqual([
    { kind: 'answered' },
    { kind: 'failed', reason: 'UND_ERR_SOCKET', isHost: false },
    { kind: 'failed', reason: 'status 503', isHost: false },
    { kind: 'limited', retryAfterMs: 30_000 },
    { kind: 'answered' },
  ]);
});

test.each([
  ['/investments/i-1/transactions', 'GET /investments/:id/transactions'],
  ['/v2/transactions', 'GET /v2/transactions'],
  ['/accounts', 'GET /accounts'],
])('%s is %s', async (path, endpoint) => {
  under.server.on(`GET ${path}`, json(200, { results: [], next: null }));
  if (path === '/accounts') await under.client.getAccounts('one');
  else if (path === '/v2/transactions') await under.client.getTransactionsPage('one');
  else await under.client.getInvestmentTransactions('i-1', 1);
  expect(entered.at(-1)?.endpoint).toBe(endpoint);
});

test('a refusal is an answer: Pluggy is well', async () => {
  under.server.on(ITEM, json(404, { code: 404 }));
  await under.client.getItem('one').catch(() => {});
  expect(outcomes.at(-1)).toEqual({ kind: 'answered' });
});

test('a host that is not there is told from an endpoint that fails', async () => {
  await under.server.close();
  await under.client.getItem('one', { patienceMs: 0 }).catch(() => {});
  expect(outcomes.at(-1)).toMatchObject({ kind: 'failed', isHost: true });
});

test('people are told from work in the background; everybody waits for the key', async () => {
  under.server.on(ITEM, json(200, {}));
  await under.client.getItem('one');
  await under.client.getItem('one', { patienceMs: 5_000, somebodyWaits: true });
  expect(entered.map(({ somebodyWaits }) => somebodyWaits)).toEqual([true, false, true]);
  expect(entered.at(-1)?.patienceMs).toBe(5_000);
});

test('a pause that a failure brought ends the call: it would only wait in vain', async () => {
  pause = { endpoint: 'GET /items/:id', retryAfterMs: 2_000 };
  under.server.on(ITEM, json(500, { code: 500 }));
  const error = await under.client.getItem('one').catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(PluggyPausedError);
  expect(error).toMatchObject({ why: 'failing', retryAfterMs: 2_000, cause: { status: 500 } });
  expect(under.server.requests(ITEM)).toHaveLength(1);
});

test('a run in the background outlasts a short pause, and one that grows long ends its call', async () => {
  pause = { endpoint: 'GET /items/:id', retryAfterMs: 2_000 };
  under.server.on(ITEM, json(500, { code: 500 }), json(200, { id: 'one' }));
  const patient = under.client.outlastingPauses();
  expect((await patient.getItem('one')).json()).toEqual({ id: 'one' });
  expect(under.clock.sleeps).toEqual([2_000]);
  pause = { endpoint: 'GET /items/:id', retryAfterMs: 8_000 };
  under.server.on(ITEM, json(500, { code: 500 }));
  const error = await patient.getItem('one').catch((caught: unknown) => caught);
  expect(error).toMatchObject({ name: 'PluggyPausedError', retryAfterMs: 8_000 });
  expect(under.clock.sleeps).toEqual([2_000, 8_000]);
  expect(under.server.requests(ITEM)).toHaveLength(4);
});

test('nor does it send twice what must not be done twice', async () => {
  pause = { endpoint: 'PATCH /items/:id', retryAfterMs: 2_000 };
  under.server.on('PATCH /items/one', json(500, { code: 500 }));
  const error = await under.client
    .outlastingPauses()
    .updateItem('one')
    .catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(PluggyPausedError);
  expect(under.server.requests('PATCH /items/one')).toHaveLength(1);
});
