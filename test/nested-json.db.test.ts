import { afterAll, beforeAll, expect, it } from 'vitest';
import { errorCodeOf } from '../src/domain/errors.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { rowsOf } from './support/look-inside.ts';
import { movingClock } from './support/moving-clock.ts';
import { ScriptedBank } from './support/ScriptedBank.ts';
import { startTestApp, type TestApp } from './support/test-app.ts';

const LEVELS = 200_000;
const nest = `${'['.repeat(LEVELS)}${']'.repeat(LEVELS)}`;
const ACCOUNT = '00000000-0000-4000-8000-0000000000a1';

let testDatabase: TestDatabase;
let bank: ScriptedBank;
let running: TestApp;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  bank = await ScriptedBank.start();
  running = await startTestApp({
    databaseUrl: testDatabase.url,
    pluggyApiUrl: bank.url,
    clock: movingClock(),
  });
});
afterAll(async () => {
  await running.stop();
  await bank.close();
  await testDatabase.drop();
});

/** What each product's reading came to. */
async function sync(): Promise<Map<string, { state: string; error: string | null }>> {
  await running.pluggy.reportItem('ana', bank.itemId);
  await running.work();
  const rows = await rowsOf<{ product: string; state: string; error: string | null }>(
    testDatabase.url,
    'select product, state, error from pluggy.product_states',
  );
  return new Map(rows.map(({ product, state, error }) => [product, { state, error }]));
}

it("a product that is nested without end fails as Pluggy's fault, and the others are read", async () => {
  const body = `{"results":[{"id":"${ACCOUNT}","x":${nest}}],"page":1,"total":1,"totalPages":1}`;
  bank.override('GET /investments', 200, body);
  const products = await sync();
  expect(products.get('investments')).toEqual({ state: 'failed', error: 'pluggy_unexpected' });
  expect(products.get('loans')).toMatchObject({ state: 'done' });
  bank.restore('GET /investments');
});

it('a page of transactions that is nested without end fails alone', async () => {
  bank.hold(ACCOUNT, []);
  const row = `{"id":"00000000-0000-4000-8000-0000000000b1","accountId":"${ACCOUNT}","x":${nest}}`;
  bank.override('GET /v2/transactions', 200, `{"results":[${row}],"next":null}`);
  bank.touch();
  const products = await sync();
  expect(products.get('transactions')).toEqual({ state: 'failed', error: 'pluggy_unexpected' });
  expect(products.get('loans')).toMatchObject({ state: 'done' });
  bank.restore('GET /v2/transactions');
});

it('an error that is nested without end is an error like any other', async () => {
  bank.override('GET /connectors', 500, `{"codeDescription":${nest}}`);
  const failure = await running.pluggy.listConnectors().catch((error: unknown) => errorCodeOf(error));
  expect(failure).not.toBe('internal');
});
