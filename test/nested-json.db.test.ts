import { expect, it } from 'vitest';
import { errorCodeOf } from '../src/domain/errors.ts';
import { call } from './support/api.ts';
import { bankRow, daysAgo } from './support/ScriptedBank.ts';
import { useWorld } from './support/world.ts';

const LEVELS = 200_000;
const nest = `${'['.repeat(LEVELS)}${']'.repeat(LEVELS)}`;
const ACCOUNT = '00000000-0000-4000-8000-0000000000a1';

const world = useWorld('scripted');

/** What each product's reading came to. */
async function sync(): Promise<Map<string, { state: string; error: string | null }>> {
  await world.app.pluggy.reportItem('ana', world.bank.itemId);
  await world.app.work();
  const rows = await world.sql<{ product: string; state: string; error: string | null }>(
    'select product, state, error from pluggy.product_states',
  );
  return new Map(rows.map(({ product, state, error }) => [product, { state, error }]));
}

it("a product that is nested without end fails as Pluggy's fault, and the others are read", async () => {
  const body = `{"results":[{"id":"${ACCOUNT}","x":${nest}}],"page":1,"total":1,"totalPages":1}`;
  world.bank.override('GET /investments', 200, body);
  const products = await sync();
  expect(products.get('investments')).toEqual({ state: 'failed', error: 'pluggy_unexpected' });
  expect(products.get('loans')).toMatchObject({ state: 'done' });
  world.bank.restore('GET /investments');
});

it('a transaction that is nested without end is kept aside alone, and told of', async () => {
  world.bank.hold(ACCOUNT, []);
  const [before, after] = [bankRow(1, daysAgo(3)), bankRow(2, daysAgo(1))];
  const row = `{"id":"00000000-0000-4000-8000-0000000000b1","accountId":"${ACCOUNT}","x":${nest}}`;
  const rows = [JSON.stringify(after), row, JSON.stringify(before)].join(',');
  world.bank.override('GET /v2/transactions', 200, `{"results":[${rows}],"next":null}`);
  world.bank.touch();
  const products = await sync();
  expect(products.get('transactions')).toEqual({ state: 'done', error: null });
  expect(await world.sql('select id from pluggy.transactions order by id')).toEqual([
    { id: before.id },
    { id: after.id },
  ]);
  expect(await world.sql('select sqlstate, payload from pluggy.refused_rows')).toEqual([
    { sqlstate: '54001', payload: row },
  ]);
  const { text } = await call(world.app.url, '/api/pluggy-v2/user/ana/items');
  expect(JSON.parse(text)).toMatchObject({ items: [{ sync: { oddObjects: 1 } }] });
  world.bank.restore('GET /v2/transactions');
});

it('an error that is nested without end is an error like any other', async () => {
  world.bank.override('GET /connectors', 500, `{"codeDescription":${nest}}`);
  const failure = await world.app.pluggy.listConnectors().catch((error: unknown) => errorCodeOf(error));
  expect(failure).not.toBe('internal');
});
