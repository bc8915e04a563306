import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox.ts';
import { holdingsOf, truthOf } from './support/compare-with-truth.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { rowsOf } from './support/look-inside.ts';
import { type MovingClock, movingClock } from './support/moving-clock.ts';
import { SandboxClient } from './support/sandbox-client.ts';
import { startTestApp, type TestApp } from './support/test-app.ts';

let testDatabase: TestDatabase;
let sandbox: Sandbox;
let bank: SandboxClient;
let clock: MovingClock;
let running: TestApp;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  // no webhook is registered: the service hears of nothing
  sandbox = await startSandbox({ port: 0, syncMs: 0 });
  bank = new SandboxClient(sandbox.url);
  clock = movingClock();
  running = await startTestApp({ databaseUrl: testDatabase.url, pluggyApiUrl: sandbox.url, clock });
});
afterAll(async () => {
  await running.stop();
  await sandbox.close();
  await testDatabase.drop();
});

const sql = <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
  rowsOf<Row & Record<string, unknown>>(testDatabase.url, text, values);

async function connect(userId: string, bankUser = 'user-ok'): Promise<string> {
  const itemId = await bank.connect(userId, bankUser);
  await running.pluggy.reportItem(userId, itemId);
  await running.work();
  await expectTruth(userId, itemId);
  return itemId;
}

async function expectTruth(userId: string, itemId: string): Promise<void> {
  expect(await holdingsOf(running.url, userId)).toEqual(await truthOf(bank, itemId));
}

async function differs(userId: string, itemId: string): Promise<boolean> {
  return !isDeepStrictEqual(await holdingsOf(running.url, userId), await truthOf(bank, itemId));
}

/** Every item's time comes once. */
async function reconcile(): Promise<number> {
  const asked = await running.pluggy.requestReconciliations(0);
  await running.work();
  return asked;
}

interface Found {
  readonly moved: boolean;
  readonly accounts_different: number;
  readonly months_different: number;
  readonly rows_repaired: number;
  readonly products_repaired: number;
  readonly months_left: number;
}

const findings = (itemId: string): Promise<Found[]> =>
  sql<Found>(
    `select moved, accounts_different, months_different, rows_repaired, products_repaired, months_left
     from pluggy.reconciliations where item_id = $1 order by id`,
    [itemId],
  );

describe('without a single webhook', () => {
  it('the reconciliation brings what moved at the bank, and says so', async () => {
    const itemId = await connect('mover');
    await bank.advance(itemId, 3, 40);
    expect(await differs('mover', itemId)).toBe(true);
    await reconcile();
    await expectTruth('mover', itemId);
    const [found] = await findings(itemId);
    expect(found).toMatchObject({ moved: true });
    expect(found?.rows_repaired).toBeGreaterThan(0);
    await reconcile();
    expect(await findings(itemId)).toHaveLength(1);
  }, 60_000);

  it('a connection that was removed at Pluggy is hidden after a second reading', async () => {
    const itemId = await connect('leaver');
    await bank.remove(itemId);
    await running.pluggy.requestReconciliations(0);
    await running.work();
    const missing =
      'select missing_since is not null as missing, deleted_at is not null as deleted from pluggy.items where id = $1';
    expect(await sql(missing, [itemId])).toEqual([{ missing: true, deleted: false }]);
    clock.advance(5_000);
    await running.work();
    expect(await sql(missing, [itemId])).toEqual([{ missing: true, deleted: true }]);
    expect((await holdingsOf(running.url, 'leaver')).transactions).toEqual([]);
  });
});

describe('what was damaged here', () => {
  const OF_ITEM = `account_id in (select id from pluggy.accounts where item_id = $1)`;
  const damages: readonly (readonly [string, string, keyof Found | 'item'])[] = [
    [
      'an amount, in the column alone',
      `update pluggy.transactions set amount = amount + 1 where ${OF_ITEM}`,
      'rows_repaired',
    ],
    [
      'an amount, in the object',
      `update pluggy.transactions set raw = jsonb_set(raw, '{amount}', '1.23') where ${OF_ITEM} and id in (
         select id from pluggy.transactions where ${OF_ITEM} order by date limit 3)`,
      'rows_repaired',
    ],
    [
      'the day of a row',
      `update pluggy.transactions set date = date - interval '70 days' where ${OF_ITEM} and id = (
         select id from pluggy.transactions where ${OF_ITEM} order by date limit 1)`,
      'rows_repaired',
    ],
    [
      'rows that are gone from the table',
      `delete from pluggy.transactions where ${OF_ITEM} and date > now() - interval '40 days'`,
      'rows_repaired',
    ],
    [
      'rows that are hidden though Pluggy has them',
      `update pluggy.transactions set deleted_at = now() where ${OF_ITEM} and extract(day from date) < 10`,
      'rows_repaired',
    ],
    [
      'a row that Pluggy never had',
      `insert into pluggy.transactions (account_id, id, user_id, date, amount, currency_code, type, status, raw,
         first_seen_at, changed_at)
       select account_id, gen_random_uuid(), user_id, date - interval '10 years', amount, currency_code, type, status,
         jsonb_set(raw, '{date}', to_jsonb(to_char(date - interval '10 years', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))),
         first_seen_at, changed_at
       from pluggy.transactions where ${OF_ITEM} limit 1`,
      'rows_repaired',
    ],
    [
      'an account that is hidden',
      'update pluggy.accounts set deleted_at = now() where item_id = $1',
      'accounts_different',
    ],
    [
      'the balance of an account',
      'update pluggy.accounts set balance = balance + 1 where item_id = $1',
      'accounts_different',
    ],
    ['bills that are gone', 'delete from pluggy.bills where item_id = $1', 'products_repaired'],
    [
      'an investment that is different',
      `update pluggy.investments set raw = raw || '{"balance": 0.01}' where item_id = $1`,
      'products_repaired',
    ],
    [
      'loans that are hidden',
      'update pluggy.loans set deleted_at = now() where item_id = $1',
      'products_repaired',
    ],
    [
      'movements that are gone',
      'delete from pluggy.investment_transactions where item_id = $1',
      'products_repaired',
    ],
    ['the identity', 'delete from pluggy.identities where item_id = $1', 'products_repaired'],
    [
      'the connection, hidden though Pluggy has it',
      'update pluggy.items set deleted_at = now() where id = $1',
      'item',
    ],
    [
      'the connection itself',
      `update pluggy.items set raw = raw || '{"status": "OUTDATED"}' where id = $1`,
      'item',
    ],
  ];

  it('is repaired, and how much is on record', async () => {
    const itemId = await connect('damaged', 'user-ok-indebted');
    for (const [what, statement, counted] of damages) {
      const { length: before } = await findings(itemId);
      const [first] = await sql<{ n: number }>(
        `with d as (${statement} returning 1) select count(*)::integer as n from d`,
        [itemId],
      );
      if (first?.n === 0) continue; // this person has none of it
      await reconcile();
      clock.advance(10_000);
      await running.work();
      await expectTruth('damaged', itemId);
      const found = (await findings(itemId)).slice(before);
      expect(found, what).toHaveLength(1);
      if (counted !== 'item') expect(Number(found[0]?.[counted]), what).toBeGreaterThan(0);
      expect(found[0]?.months_left, what).toBe(0);
      const [columns] = await sql<{ wrong: number }>(
        `select count(*)::integer as wrong from pluggy.transactions where ${OF_ITEM}
           and (amount, date) is distinct from ((raw->>'amount')::numeric, (raw->>'date')::timestamptz)`,
        [itemId],
      );
      expect(columns, what).toEqual({ wrong: 0 });
    }
  }, 120_000);
});
