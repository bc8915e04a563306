import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CLIENT_ID, CLIENT_SECRET, type Sandbox, startSandbox } from '../../sandbox/start-sandbox.ts';
import { Keyring } from '../../src/domain/Keyring.ts';
import { createTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { distanceFigures } from './distance-figures.ts';
import { measureDistance } from './measure-distance.ts';

const CALL_MS = 20;
let database: TestDatabase;
let sandbox: Sandbox;

beforeAll(async () => {
  database = await createTestDatabase();
  sandbox = await startSandbox({ port: 0, syncMs: 0, switches: { callMs: CALL_MS } });
});

afterAll(async () => {
  await sandbox.close();
  await database.drop();
});

it('a sync at a distance takes at least as long as its calls in a row', async () => {
  const measured = await measureDistance({
    databaseUrl: database.url,
    sandboxes: new Map([[CALL_MS, sandbox.url]]),
    credentials: { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET },
    keyring: new Keyring([randomBytes(32)]),
    rows: 1_500,
    rounds: 1,
  });
  const figures = new Map(distanceFigures(1_500, measured).map((figure) => [figure.name, figure.value]));
  expect(figures.get('pages_in_a_row')).toBe(3);
  expect(figures.get(`first_sync_to_its_pages_at_${CALL_MS}_ms`)).toBeGreaterThan(1);
  // the item, its accounts, what hangs on them
  expect(figures.get(`update_in_calls_at_${CALL_MS}_ms`)).toBeGreaterThan(2.9);
});
