import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CLIENT_ID, CLIENT_SECRET, type Sandbox, startSandbox } from '../../sandbox/start-sandbox.ts';
import { Keyring } from '../../src/domain/Keyring.ts';
import { createTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { measureResync } from './measure-resync.ts';
import { resyncFigures } from './resync-figures.ts';

let database: TestDatabase;
let sandbox: Sandbox;

beforeAll(async () => {
  database = await createTestDatabase();
  sandbox = await startSandbox({ port: 0, syncMs: 0 });
});

afterAll(async () => {
  await sandbox.close();
  await database.drop();
});

it('a second sync of unchanged data writes no row of any product', async () => {
  const rounds = await measureResync({
    databaseUrl: database.url,
    sandboxUrl: sandbox.url,
    credentials: { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET },
    keyring: new Keyring([randomBytes(32)]),
    rows: 1_500,
    rounds: 1,
  });
  expect(rounds[0]?.writes.bookkeeping).toBeGreaterThan(0); // it did run, and its writes were counted
  const figures = new Map(resyncFigures(1_500, rounds).map((figure) => [figure.name, figure]));
  expect(figures.get('second_sync_rows_written'), rounds[0]?.writes.words).toMatchObject({
    value: 0,
    ok: true,
  });
  expect(figures.get('second_sync_items_and_accounts_changed')).toMatchObject({ value: 0, ok: true });
}, 90_000);
