import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { json } from '../src/pluggy/testing/ScriptedServer.ts';
import { call } from './support/api.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { rowsOf, secretOf } from './support/look-inside.ts';
import { type MovingClock, movingClock } from './support/moving-clock.ts';
import { CLIENT_ID } from './support/sandbox-client.ts';
import { bankRow, ScriptedBank, uuid } from './support/scripted-bank.ts';
import { startTestApp, type TestApp } from './support/test-app.ts';

const ACCOUNT = uuid('a', 1);
const OLD_ID = uuid('f', 1);
const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();

let testDatabase: TestDatabase;
let bank: ScriptedBank;
let clock: MovingClock;
let running: TestApp;
let secret: string;

beforeEach(async () => {
  testDatabase = await createTestDatabase();
  bank = await ScriptedBank.start();
  clock = movingClock();
  running = await startTestApp({ databaseUrl: testDatabase.url, pluggyApiUrl: bank.url, clock });
  await running.pluggy.rotateWebhookSecret();
  secret = (await secretOf(testDatabase.url, 'webhook')).toString('base64url');
});
afterEach(async () => {
  await running.stop();
  await bank.server.close();
  await testDatabase.drop();
});

/** Delivers an event as Pluggy would; a body may have an `eventId` of its own, or none. */
async function tell(event: string, more: object = {}): Promise<void> {
  const body = { event, eventId: randomUUID(), itemId: bank.itemId, clientId: CLIENT_ID, ...more };
  const headers = { 'x-webhook-secret': secret };
  const path = '/api/pluggy-v2/webhook';
  expect((await call(running.url, path, { method: 'POST', body, token: null, headers })).status).toBe(202);
}

/** Time passes, and what is due is done. */
async function pass(ms = 200): Promise<void> {
  clock.advance(ms);
  await running.work();
}

const sql = <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
  rowsOf<Row & Record<string, unknown>>(testDatabase.url, text, values);
const unsettled = async (): Promise<string[]> =>
  (await sql<{ event: string }>('select event from pluggy.inbox where settled_at is null order by id')).map(
    ({ event }) => event,
  );
const shown = async (): Promise<string[]> =>
  (await sql<{ id: string }>('select id from pluggy.transactions where deleted_at is null order by id')).map(
    ({ id }) => id,
  );

/** The connection as it is after its first sync: an old row and a new one. */
async function connect(): Promise<void> {
  bank.hold(ACCOUNT, [bankRow(1, daysAgo(100)), bankRow(2, daysAgo(2))]);
  await tell('item/created');
  await pass();
  expect(await shown()).toEqual([uuid('f', 1), uuid('f', 2)]);
  bank.takeReads();
}

describe('while the bank is being read', () => {
  it('events wait, and the old rows that they name are asked for afterwards', async () => {
    await connect();
    bank.item = { ...bank.item, status: 'UPDATING', updatedAt: daysAgo(0) };
    await tell('transactions/updated', { accountId: ACCOUNT, transactionIds: [OLD_ID] });
    await pass();
    expect(bank.takeReads()).toEqual([]);
    expect(await unsettled()).toEqual(['transactions/updated']);
    bank.rows.get(ACCOUNT)?.splice(0, 1, bankRow(1, daysAgo(100), { description: 'changed' }));
    bank.update(daysAgo(0));
    await tell('item/updated');
    await pass(2_000);
    expect(bank.takeReads().map((query) => query.get('ids'))).toContain(OLD_ID);
    expect(await unsettled()).toEqual([]);
    expect(
      await sql('select 1 from pluggy.transactions where id = $1 and raw @> $2', [
        OLD_ID,
        '{"description":"changed"}',
      ]),
    ).toHaveLength(1);
  });

  it('a look that comes before the webhook reads what is new, and not everything', async () => {
    await connect();
    bank.item = { ...bank.item, status: 'WAITING_USER_INPUT', updatedAt: daysAgo(0) };
    await tell('item/waiting_user_input');
    await pass();
    bank.rows.get(ACCOUNT)?.push(bankRow(3, daysAgo(1)));
    bank.update(daysAgo(0));
    await pass(2_000);
    const reads = bank.takeReads();
    expect(reads.length).toBeGreaterThan(0);
    for (const query of reads) expect(query.has('createdAtFrom') || query.has('dateFrom')).toBe(true);
    expect(await shown()).toContain(uuid('f', 3));
  });

  it('and is for ever, the events wait for the next that comes', async () => {
    await connect();
    bank.item = { ...bank.item, status: 'WAITING_USER_INPUT', updatedAt: daysAgo(1) };
    await tell('transactions/deleted', { accountId: ACCOUNT, transactionIds: [OLD_ID] });
    await pass();
    await pass(2_000);
    expect(bank.takeReads()).toEqual([]);
    expect(await sql('select key from pluggy.jobs')).toEqual([]);
    bank.rows.get(ACCOUNT)?.shift();
    bank.update(daysAgo(0));
    await tell('item/updated');
    await pass();
    expect(await shown()).toEqual([uuid('f', 2)]);
    expect(await unsettled()).toEqual([]);
  });
});

const unknown = json(404, { code: 404, codeDescription: 'ITEM_NOT_FOUND', message: 'item not found' });

describe('an item that Pluggy does not find', () => {
  it('is looked for once more while the event about it is fresh', async () => {
    bank.hold(ACCOUNT, [bankRow(1, daysAgo(2))]);
    bank.server.on(`GET /items/${bank.itemId}`, unknown, bank.itemReply);
    await tell('item/created');
    await pass();
    expect(await unsettled()).toEqual(['item/created']);
    await pass(2_000);
    expect(await shown()).toEqual([OLD_ID]);
    expect(await unsettled()).toEqual([]);
  });

  it('and never knew is given up soon', async () => {
    bank.server.on(`GET /items/${bank.itemId}`, unknown);
    await tell('item/created');
    for (const _ of [1, 2, 3, 4]) await pass(2_000);
    expect(bank.server.requests(`GET /items/${bank.itemId}`).length).toBeLessThan(5);
    expect(await sql('select outcome from pluggy.inbox')).toEqual([{ outcome: 'unknown-item' }]);
    expect(await sql('select key from pluggy.jobs')).toEqual([]);
  });

  it('is not hidden before a second reading, whatever the event says', async () => {
    await connect();
    bank.server.on(`GET /items/${bank.itemId}`, unknown, bank.itemReply);
    await tell('item/deleted');
    await pass();
    // another event brings the next reading forward: too soon to tell anything new
    bank.server.on(`GET /items/${bank.itemId}`, unknown, bank.itemReply);
    await tell('item/error');
    await pass();
    expect(await shown()).toHaveLength(2);
    await pass(2_000);
    expect(await shown()).toHaveLength(2);
    expect(await sql('select missing_since from pluggy.items')).toEqual([{ missing_since: null }]);
    bank.server.on(`GET /items/${bank.itemId}`, unknown);
    await tell('item/deleted');
    await pass();
    await pass(2_000);
    expect(await shown()).toEqual([]);
  });
});

const noRows = json(200, { results: [], next: null });

describe('an account whose first read finds nothing', () => {
  it('is looked at once more, and it alone', async () => {
    const [late, other] = [uuid('a', 2), uuid('a', 3)];
    bank.hold(late, [bankRow(1, daysAgo(100))]);
    bank.hold(other, [bankRow(2, daysAgo(3))]);
    bank.server.on('GET /v2/transactions', noRows, bank.pageReply);
    await tell('item/created');
    await tell('transactions/created', { accountId: late, transactionsCreatedAtFrom: daysAgo(0) });
    await pass();
    expect(await shown()).toEqual([uuid('f', 2)]);
    bank.takeReads();
    await pass(2_000);
    expect(await shown()).toEqual([uuid('f', 1), uuid('f', 2)]);
    const reads = bank.takeReads().map((query) => query.get('accountId'));
    expect(new Set(reads)).toEqual(new Set([late]));
    for (const _ of [1, 2]) await pass(2_000);
    expect(await unsettled()).toEqual([]);
    expect(await sql('select key from pluggy.jobs')).toEqual([]);
  });

  it('is believed the second time, for one call more', async () => {
    bank.hold(ACCOUNT, []);
    await tell('item/created');
    await pass();
    bank.takeReads();
    await pass(2_000);
    expect(bank.takeReads()).toHaveLength(1);
    await pass(2_000);
    expect(bank.takeReads()).toEqual([]);
    expect(
      await sql('select swept_rows::int as n, read_from is not null as done from pluggy.accounts'),
    ).toEqual([{ n: 0, done: true }]);
    bank.update(daysAgo(0));
    await tell('item/updated');
    await pass();
    for (const query of bank.takeReads())
      expect(query.has('createdAtFrom') || query.has('dateFrom')).toBe(true);
  });

  it('is looked at again although its worker dies in between', async () => {
    bank.hold(ACCOUNT, [bankRow(1, daysAgo(2))]);
    bank.server.on(
      'GET /v2/transactions',
      noRows,
      json(500, {}),
      json(500, {}),
      json(500, {}),
      bank.pageReply,
    );
    await tell('item/created');
    await pass();
    await pass(2_000);
    await pass(60_000);
    expect(await shown()).toEqual([OLD_ID]);
  });
});

describe('an event that is faster than its rows', () => {
  it.each([['alone'], ['beside one about the item']])('(%s) waits for them', async (how) => {
    await connect();
    bank.server.on('GET /v2/transactions', noRows, noRows, bank.pageReply);
    const late = bankRow(3, daysAgo(60), { createdAt: daysAgo(0) });
    if (how !== 'alone') await tell('item/updated');
    await tell('transactions/created', { accountId: ACCOUNT, transactionsCreatedAtFrom: daysAgo(0) });
    await pass();
    expect(await unsettled()).toEqual(['transactions/created']);
    bank.rows.get(ACCOUNT)?.push(late);
    if (how === 'alone') await pass(2_000);
    await pass(2_000);
    expect(await shown()).toContain(late.id);
    expect(await unsettled()).toEqual([]);
  });

  it('is not waited for without end', async () => {
    await connect();
    await tell('transactions/created', { accountId: ACCOUNT, transactionsCreatedAtFrom: daysAgo(0) });
    for (const _ of [1, 2, 3, 4]) await pass(2_000);
    expect(await unsettled()).toEqual([]);
    expect(bank.takeReads().length).toBeLessThan(4);
  });
});

describe('what was gone and returns', () => {
  it('as an account comes back with its oldest rows', async () => {
    await connect();
    const { accounts } = bank;
    bank.accounts = [];
    bank.update(daysAgo(0));
    await tell('item/updated');
    await pass();
    expect(await shown()).toEqual([]);
    bank.accounts = accounts;
    bank.update(daysAgo(0));
    await tell('item/updated');
    await pass();
    expect(await shown()).toEqual([uuid('f', 1), uuid('f', 2)]);
  });

  it('as a connection comes back with its oldest rows', async () => {
    await connect();
    bank.server.on(`GET /items/${bank.itemId}`, unknown);
    await tell('item/deleted');
    await pass();
    await pass(2_000);
    expect(await shown()).toEqual([]);
    bank.server.on(`GET /items/${bank.itemId}`, bank.itemReply);
    await tell('item/updated');
    await pass();
    expect(await shown()).toEqual([uuid('f', 1), uuid('f', 2)]);
  });
});

describe('a list that is shorter than it says', () => {
  const INVESTMENTS = [1, 2, 3].map((n) => ({ id: uuid('9', n), itemId: uuid('1', 1), name: `I ${n}` }));
  const part = (from: number, to: number, more: object = {}) =>
    json(200, { results: INVESTMENTS.slice(from, to), page: 1, total: 3, totalPages: 1, ...more });
  const whole = part(0, 3);
  const held = async (): Promise<number> =>
    (await sql('select 1 from pluggy.investments where deleted_at is null')).length;
  const state = () => sql("select state from pluggy.product_states where product = 'investments'");

  it.each([
    ['an empty first page of two', part(0, 0, { totalPages: 2 })],
    ['a first page alone', part(0, 2)],
    ['a row that stands twice', json(200, { results: [INVESTMENTS[0], INVESTMENTS[0]], total: 3 })],
  ])('(%s) is read once more', async (_, short) => {
    bank.hold(ACCOUNT, [bankRow(1, daysAgo(1))]);
    bank.server.on('GET /investments', short, whole);
    await tell('item/created');
    await pass();
    expect(await held()).toBe(3);
    expect(await state()).toEqual([{ state: 'done' }]);
  });

  it('for good is a failure that is tried again, and hides nothing', async () => {
    bank.server.on('GET /investments', whole);
    await connect();
    bank.server.on('GET /investments', part(0, 1), part(0, 1), part(0, 2));
    bank.update(daysAgo(0));
    await tell('item/updated');
    await pass();
    expect(await held()).toBe(3);
    expect(await state()).toEqual([{ state: 'failed' }]);
    expect(await unsettled()).toEqual(['item/updated']);
    bank.server.on('GET /investments', whole);
    await pass(60_000);
    expect(await state()).toEqual([{ state: 'done' }]);
  });

  it('because Pluggy has a row twice is taken as it is', async () => {
    bank.server.on('GET /investments', json(200, { results: [...INVESTMENTS, INVESTMENTS[0]], total: 4 }));
    await connect();
    expect(await held()).toBe(3);
    expect(await state()).toEqual([{ state: 'done' }]);
  });

  it('(of accounts) is read once more', async () => {
    bank.hold(ACCOUNT, [bankRow(1, daysAgo(1))]);
    const accounts = json(200, { results: bank.accounts, page: 1, total: 1, totalPages: 1 });
    bank.server.on('GET /accounts', json(200, { results: [], page: 1, total: 1, totalPages: 1 }), accounts);
    await tell('item/created');
    await pass();
    expect(await shown()).toEqual([OLD_ID]);
  });
});
