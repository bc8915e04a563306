import { describe, expect, it } from 'vitest';
import type { Reply } from '../src/pluggy/testing/ScriptedServer.ts';
import { bankRow, daysAgo } from './support/ScriptedBank.ts';
import { pageOfTransactions } from './support/scripted-transactions.ts';
import { ACCOUNT, OLD_ID, withScriptedItem } from './support/with-scripted-item.ts';

const world = withScriptedItem();

/** Lists of rows are what they were at this moment, while an answer by id is of now: as if the row moved between them. */
function holdLists(): void {
  const before = [...(world.bank.transactions[ACCOUNT] ?? [])];
  const reply: Reply = (response, request) => {
    const query = new URLSearchParams(request.query);
    if (query.has('ids')) return world.bank.asUsual(response, request);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(pageOfTransactions(before, query, 0, 500));
  };
  world.bank.server.on('GET /v2/transactions', reply);
}

const textOf = async (id: string) =>
  (
    await world.sql<{ text: string }>(
      `select raw->>'description' as text from pluggy.transactions where id = $1`,
      [id],
    )
  )[0]?.text;

describe('a row that an event named', () => {
  it('is what its own answer says, and not what an older page says that came with it', async () => {
    await world.connect();
    const row = bankRow(2, daysAgo(2));
    holdLists();
    world.bank.transactions[ACCOUNT]?.splice(1, 1, { ...row, description: 'changed' });
    await world.tell('transactions/updated', { accountId: ACCOUNT, transactionIds: [row.id] });
    world.bank.touch();
    await world.tell('item/updated');
    await world.pass();
    expect(await textOf(row.id)).toBe('changed');
  });

  it('and is gone does not come back with such a page', async () => {
    await world.connect();
    const row = bankRow(2, daysAgo(2));
    holdLists();
    world.bank.transactions[ACCOUNT]?.splice(1, 1);
    await world.tell('transactions/deleted', { accountId: ACCOUNT, transactionIds: [row.id] });
    world.bank.touch();
    await world.tell('item/updated');
    await world.pass();
    expect(await world.shown()).toEqual([OLD_ID]);
  });

  it('is so in a routine run too, where a list that an event asked for holds it from long ago', async () => {
    await world.connect();
    const old = bankRow(1, daysAgo(100));
    holdLists();
    world.bank.transactions[ACCOUNT]?.splice(0, 1, { ...old, description: 'changed' });
    const ofRoutine = { accountId: ACCOUNT, triggeredBy: 'SYNC' };
    await world.tell('transactions/created', { ...ofRoutine, transactionsCreatedAtFrom: daysAgo(101) });
    await world.tell('transactions/updated', { ...ofRoutine, transactionIds: [OLD_ID] });
    world.bank.touch();
    await world.tell('item/updated', { triggeredBy: 'SYNC' });
    await world.pass();
    expect(await textOf(OLD_ID)).toBe('changed');
  });
});

it('a sync that is asked for while another one ends reads everything, though events wait', async () => {
  await world.connect();
  world.bank.touch();
  await world.tell('item/updated');
  const { itemId } = world.bank;
  let asked = 0;
  world.bank.server.on('GET /v2/transactions', async (response, request) => {
    asked += 1;
    if (asked === 1) {
      // asked for, and left to others
      await world.app.syncNow({ itemId }, () => {}, AbortSignal.abort());
      await world.tell('item/updated');
    }
    world.bank.asUsual(response, request);
  });
  await world.pass();
  await world.pass();
  const isOfAll = (query: URLSearchParams): boolean => !query.has('dateFrom') && !query.has('createdAtFrom');
  expect(world.bank.takeReads().filter(isOfAll)).toHaveLength(1);
});

it('a read under way does not stand for one that somebody asked for meanwhile', async () => {
  const { itemId } = world.bank;
  await world.connect();
  const isRead = async (): Promise<boolean | undefined> =>
    (await world.sql<{ is: boolean }>('select read_from is not null as is from pluggy.accounts'))[0]?.is;
  let asked = 0;
  world.bank.server.on('GET /v2/transactions', async (response, request) => {
    asked += 1;
    world.clock.advance(1_000);
    if (asked === 1) await world.app.syncNow({ itemId }, () => {}, AbortSignal.abort());
    world.bank.asUsual(response, request);
  });
  /** As each run finds it. */
  const found: unknown[] = [];
  world.bank.server.on('GET /accounts', async (response, request) => {
    found.push(await isRead());
    world.bank.asUsual(response, request);
  });
  await world.app.syncNow({ itemId }, () => {}, AbortSignal.abort());
  await world.pass();
  expect([found, await isRead()]).toEqual([[false, false], true]);
});

it.each([
  ['nothing is new', 'item/login_succeeded', {}],
  ['one row is', 'transactions/updated', { accountId: ACCOUNT, transactionIds: [OLD_ID] }],
  ['the bank was read as every day', 'item/updated', { triggeredBy: 'SYNC' }],
])(
  'a sync that is asked for reads everything, though an event that waits says that %s',
  async (_, event, more) => {
    await world.connect();
    await world.tell(event, more);
    await world.app.syncNow({ itemId: world.bank.itemId }, () => {}, AbortSignal.abort());
    await world.tell(event, more);
    await world.pass();
    const isOfAll = (query: URLSearchParams): boolean =>
      !query.has('dateFrom') && !query.has('createdAtFrom');
    expect(world.bank.server.requests('GET /investments')).not.toHaveLength(0);
    expect(world.bank.takeReads().filter(isOfAll)).not.toHaveLength(0);
  },
);
