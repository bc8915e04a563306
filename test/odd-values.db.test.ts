import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { json, ScriptedServer, text } from '../src/pluggy/testing/ScriptedServer.ts';
import { call, exactly } from './support/api.ts';
import { expectOddObjects } from './support/check-answers.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { rowsOf } from './support/look-inside.ts';
import { type MovingClock, movingClock } from './support/moving-clock.ts';
import { startTestApp, type TestApp } from './support/test-app.ts';

// Its Pluggy answers with bytes that no `ScriptedBank` writes: no `useWorld`.

expectOddObjects();

const id = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`;
const ITEM = id(1);
const BANK = id(2);
const ODD = id(3);
const USER = 'ana';

/** Pluggy adds fields and values without notice: here, as many as possible at once. */
const ITEM_OBJECT = {
  id: ITEM,
  clientUserId: USER,
  connector: { id: 2, name: 'Pluggy Bank', products: ['LOANS', 'INVESTMENTS', 'TELEPATHY'], mood: 'good' },
  status: 'UPDATED',
  executionStatus: 'SUCCESS',
  statusDetail: {
    accounts: { isUpdated: true, warnings: 'none' },
    telepathy: { isUpdated: false },
    loans: 7,
  },
  userAction: { type: 'hologram', attributes: { depth: 3 } },
  parameter: null,
  products: null,
  updatedAt: '2026-11-20T12:00:00.000Z',
  brandNew: { deep: [{ er: 1.5 }] },
};
const ACCOUNTS = `{"results":[
  {"id":"${BANK}","itemId":"${ITEM}","type":"BANK","subtype":"TIME_DEPOSIT","name":"C","balance":12345678901234567890.12,
   "currencyCode":"BRL","bankData":{"closingBalance":1.10,"quantum":true},"creditData":null,"updatedAt":"soon"},
  {"id":"${ODD}","itemId":"${ITEM}","type":"PIGGY_BANK","name":"P","balance":"a lot","currencyCode":null,"creditData":"none"}]}`;
const ROW = `{"id":"${id(4)}","accountId":"${BANK}","date":"2026-11-19T03:00:00.000Z","amount":-42.5000000000000000001,
  "currencyCode":"XXX","type":"SIDEWAYS","status":"MAYBE","description":"odd","paymentData":{"payer":{"planet":"Mars"}},
  "creditCardMetadata":[1,2],"merchant":"none","category":null,"unheardOf":{"a":[null,{"b":1e2}]}}`;

let testDatabase: TestDatabase;
let pluggy: ScriptedServer;
let clock: MovingClock;
let running: TestApp;

function script(): void {
  const empty = json(200, { results: [], page: 1, total: 0, totalPages: 1 });
  pluggy.on('POST /auth', json(200, { apiKey: 'key' }));
  pluggy.on(`GET /items/${ITEM}`, json(200, ITEM_OBJECT));
  pluggy.on('GET /accounts', text(200, ACCOUNTS, { 'content-type': 'application/json' }));
  pluggy.on('GET /v2/transactions', (response, { query }) =>
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(`{"results":[${query.includes(BANK) ? ROW : ''}],"next":null}`),
  );
  pluggy.on(
    'GET /investments',
    json(200, { results: [{ id: 'not-a-uuid', balance: 'x' }], totalPages: 'many' }),
  );
  pluggy.on('GET /loans', json(200, { results: [{ id: id(5), contractAmount: 'five', type: null }] }));
  pluggy.on('GET /consents', empty);
  pluggy.on('GET /identity', json(404, { code: 404, message: 'none' }));
  pluggy.on(
    'GET /connectors',
    json(200, {
      results: [
        { id: 7, name: 'B', vibe: 1 },
        { id: 'x', name: 'odd' },
      ],
    }),
  );
  pluggy.on('GET /categories', json(200, [{ id: '01000000', description: 'Income', colour: 'green' }]));
}

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  pluggy = await ScriptedServer.start();
  script();
  clock = movingClock();
  running = await startTestApp({ databaseUrl: testDatabase.url, pluggyApiUrl: pluggy.url, clock });
  await running.pluggy.reportItem(USER, ITEM);
  await running.work();
});
afterAll(async () => {
  await running.stop();
  await pluggy.close();
  await testDatabase.drop();
});

const ask = (path: string) =>
  call(running.url, `/api/pluggy-v2${path}`, { headers: { 'accept-language': 'en' } });

interface ItemAnswer {
  readonly message: string;
  readonly nextStep: { readonly action: string } | null;
  readonly sync: {
    readonly health: string;
    readonly products: readonly {
      product: string;
      state: string;
      error: string | null;
      doneAt: string | null;
    }[];
  };
}
async function theItem(): Promise<ItemAnswer> {
  const [item] = (await ask(`/user/${USER}/items`)).json<{ items: ItemAnswer[] }>().items;
  if (item === undefined) throw new Error('the item is not there');
  return item;
}
const stateOf = (item: ItemAnswer, product: string) =>
  item.sync.products.find((one) => one.product === product);

describe('fields and values that nobody knows', () => {
  it('are kept as they came, and stop nothing', async () => {
    const all = exactly((await ask(`/user/${USER}/financial-data?include=loans,investments`)).text) as Record<
      string,
      Record<string, unknown>[]
    >;
    expect(all['items']?.[0]).toMatchObject(exactly(JSON.stringify(ITEM_OBJECT)) as object);
    const accounts = (exactly(ACCOUNTS) as { results: object[] }).results;
    expect(all['accounts']).toEqual(
      expect.arrayContaining(accounts.map((one) => expect.objectContaining(one))),
    );
    expect(all['transactions']).toEqual([expect.objectContaining(exactly(ROW) as object)]);
    expect(all['loans']).toEqual([expect.objectContaining({ id: id(5), contractAmount: 'five' })]);
    expect(await rowsOf(testDatabase.url, 'select from pluggy.refused_rows')).toEqual([]);
  });

  it('that cannot be stored are kept aside, fail no product, and the connection says so', async () => {
    const item = await theItem();
    for (const product of ['accounts', 'transactions', 'loans', 'investments'])
      expect(stateOf(item, product), product).toMatchObject({ state: 'done', doneAt: expect.any(String) });
    expect(stateOf(item, 'bills')).toMatchObject({ state: 'not_offered' });
    expect(stateOf(item, 'investments')).toMatchObject({ oddObjects: 1 });
    expect(item).toMatchObject({ sync: { health: 'ok' }, nextStep: null });
    expect(item.message).toContain('a form that we do not know');
  });

  it('do not keep the banks and the categories from being listed', async () => {
    expect((await ask('/categories')).json()).toEqual({
      results: [{ id: '01000000', description: 'Income', colour: 'green' }],
    });
    await ask('/connectors?sandbox=true');
    const { results } = (await ask('/connectors?sandbox=true')).json<{ results: object[] }>();
    expect(results).toEqual([{ id: 7, name: 'B', vibe: 1 }]);
  });
});

describe("one product's failure", () => {
  it('hides no success of the others, accounts included, and is tried again', async () => {
    pluggy.on('GET /accounts', json(400, { code: 400, message: 'no' }));
    pluggy.on('GET /investments', json(200, { results: [{ id: id(6), balance: 1 }] }));
    await running.pluggy.reportItem(USER, ITEM);
    await running.work();
    const broken = await theItem();
    expect(stateOf(broken, 'accounts')).toMatchObject({ state: 'failed', doneAt: expect.any(String) });
    for (const product of ['transactions', 'investments', 'loans'])
      expect(stateOf(broken, product), product).toMatchObject({ state: 'done' });
    expect(broken.message).toContain('(accounts)');
    const held = (await ask(`/user/${USER}/financial-data`)).json<Record<string, unknown[]>>();
    expect(held['accounts']).toHaveLength(2);
    expect(held['transactions']).toHaveLength(1);
    pluggy.on('GET /accounts', text(200, ACCOUNTS, { 'content-type': 'application/json' }));
    clock.advance(10_000);
    await running.work();
    expect(stateOf(await theItem(), 'accounts')).toMatchObject({ state: 'done' });
  });
});

describe('the history of balances', () => {
  const balances = async (): Promise<Record<string, unknown>[]> => {
    const answer = await ask(`/user/${USER}/accounts/${BANK}/balances`);
    return (exactly(answer.text) as { results: Record<string, unknown>[] }).results;
  };

  it('has a row for each time that a figure was different, exact to the last digit, and none between', async () => {
    expect(await balances()).toEqual([
      expect.objectContaining(exactly('{"balance":12345678901234567890.12,"closingBalance":1.1}') as object),
    ]);
    const changed = ACCOUNTS.replace('12345678901234567890.12', '-0.01').replace(
      '"soon"',
      '"2026-11-21T12:00:00.000Z"',
    );
    pluggy.on('GET /accounts', text(200, changed, { 'content-type': 'application/json' }));
    clock.advance(1_000);
    await running.pluggy.reportItem(USER, ITEM);
    await running.work();
    await running.pluggy.reportItem(USER, ITEM);
    await running.work();
    const [newest, ...older] = await balances();
    expect(newest).toMatchObject({
      ...(exactly('{"balance":-0.01}') as object),
      asOf: '2026-11-21T12:00:00.000Z',
    });
    expect(older).toHaveLength(1);
    expect((await running.pluggy.getBalances(USER, BANK)).map(({ balance }) => balance)).toEqual([
      '-0.01',
      '12345678901234567890.12',
    ]);
  });

  it('is read page by page', async () => {
    const path = `/user/${USER}/accounts/${BANK}/balances?limit=1`;
    const first = (await ask(path)).json<{ results: { at: string }[]; next: string }>();
    const second = (await ask(`${path}&after=${first.next}`)).json<{
      results: { at: string }[];
      next: null;
    }>();
    expect([first.results.length, second.results.length, second.next]).toEqual([1, 1, null]);
    expect(Date.parse(first.results[0]?.at ?? '')).toBeGreaterThan(Date.parse(second.results[0]?.at ?? ''));
    expect((await ask(`${path}&after=garbage`)).json()).toMatchObject({ code: 'invalid_cursor' });
  });

  it("is nobody else's", async () => {
    for (const path of [`/user/bia/accounts/${BANK}/balances`, `/user/${USER}/accounts/${id(9)}/balances`])
      expect((await ask(path)).json()).toMatchObject({ status: 404, code: 'account_not_found' });
  });
});
