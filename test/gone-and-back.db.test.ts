import { describe, expect, it } from 'vitest';
import { json } from '../src/pluggy/testing/ScriptedServer.ts';
import { bankRow, daysAgo, uuid } from './support/ScriptedBank.ts';
import { ACCOUNT, OLD_ID, withScriptedItem } from './support/with-scripted-item.ts';

const world = withScriptedItem();

const unknown = json(404, { code: 404, codeDescription: 'ITEM_NOT_FOUND', message: 'item not found' });

describe('what was gone and returns', () => {
  it('as an account comes back with its oldest rows', async () => {
    await world.connect();
    const { accounts } = world.bank;
    world.bank.accounts = [];
    world.bank.touch();
    await world.tell('item/updated');
    await world.pass();
    expect(await world.shown()).toEqual([]);
    world.bank.accounts = accounts;
    world.bank.touch();
    await world.tell('item/updated');
    await world.pass();
    expect(await world.shown()).toEqual([uuid(1, 'f'), uuid(2, 'f')]);
  });

  it('as a connection comes back with its oldest rows', async () => {
    await world.connect();
    world.bank.server.on(`GET /items/${world.bank.itemId}`, unknown);
    await world.tell('item/deleted');
    await world.pass();
    await world.pass(2_000);
    expect(await world.shown()).toEqual([]);
    world.bank.restore(`GET /items/${world.bank.itemId}`);
    await world.tell('item/updated');
    await world.pass();
    expect(await world.shown()).toEqual([uuid(1, 'f'), uuid(2, 'f')]);
  });
});

describe('a list that is shorter than it says', () => {
  const INVESTMENTS = [1, 2, 3].map((n) => ({ id: uuid(n, '9'), itemId: uuid(1, '1'), name: `I ${n}` }));
  const part = (from: number, to: number, more: object = {}) =>
    json(200, { results: INVESTMENTS.slice(from, to), page: 1, total: 3, totalPages: 1, ...more });
  const whole = part(0, 3);
  const held = async (): Promise<number> =>
    (await world.sql('select 1 from pluggy.investments where deleted_at is null')).length;
  const state = () => world.sql("select state from pluggy.product_states where product = 'investments'");

  it.each([
    ['an empty first page of two', part(0, 0, { totalPages: 2 })],
    ['a first page alone', part(0, 2)],
    ['a row that stands twice', json(200, { results: [INVESTMENTS[0], INVESTMENTS[0]], total: 3 })],
  ])('(%s) is read once more', async (_, short) => {
    world.bank.hold(ACCOUNT, [bankRow(1, daysAgo(1))]);
    world.bank.server.on('GET /investments', short, whole);
    await world.tell('item/created');
    await world.pass();
    expect(await held()).toBe(3);
    expect(await state()).toEqual([{ state: 'done' }]);
  });

  it('for good is a failure that is tried again, and hides nothing', async () => {
    world.bank.server.on('GET /investments', whole);
    await world.connect();
    world.bank.server.on('GET /investments', part(0, 1), part(0, 1), part(0, 2));
    world.bank.touch();
    await world.tell('item/updated');
    await world.pass();
    expect(await held()).toBe(3);
    expect(await state()).toEqual([{ state: 'failed' }]);
    expect(await world.unsettled()).toEqual(['item/updated']);
    world.bank.server.on('GET /investments', whole);
    await world.pass(60_000);
    expect(await state()).toEqual([{ state: 'done' }]);
  });

  it('because Pluggy has a row twice is taken as it is', async () => {
    world.bank.server.on(
      'GET /investments',
      json(200, { results: [...INVESTMENTS, INVESTMENTS[0]], total: 4 }),
    );
    await world.connect();
    expect(await held()).toBe(3);
    expect(await state()).toEqual([{ state: 'done' }]);
  });

  it('(of accounts) is read once more', async () => {
    world.bank.hold(ACCOUNT, [bankRow(1, daysAgo(1))]);
    const accounts = json(200, { results: world.bank.accounts, page: 1, total: 1, totalPages: 1 });
    world.bank.server.on(
      'GET /accounts',
      json(200, { results: [], page: 1, total: 1, totalPages: 1 }),
      accounts,
    );
    await world.tell('item/created');
    await world.pass();
    expect(await world.shown()).toEqual([OLD_ID]);
  });
});

describe('an investment that goes', () => {
  const investment = { id: uuid(1, '9'), itemId: uuid(1, '1'), name: 'I' };
  const list = (...results: object[]) =>
    json(200, { results, page: 1, total: results.length, totalPages: 1 });
  const movements = () => world.sql('select id from pluggy.investment_transactions where deleted_at is null');

  it('takes its movements along, and brings them back', async () => {
    const { server } = world.bank;
    server.on('GET /investments', list(investment));
    server.on(`GET /investments/${investment.id}/transactions`, list({ id: uuid(1, '8'), amount: 1 }));
    await world.connect();
    expect(await movements()).toHaveLength(1);
    for (const [present, count] of [
      [[], 0],
      [[investment], 1],
    ] as const) {
      server.on('GET /investments', list(...present));
      world.bank.touch();
      await world.tell('item/updated');
      await world.pass();
      expect(await movements()).toHaveLength(count);
    }
  });
});
