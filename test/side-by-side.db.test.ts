import { expect, it } from 'vitest';
import type { ReceivedRequest, Reply } from '../src/pluggy/testing/ScriptedServer.ts';
import { bankRow, daysAgo, uuid } from './support/ScriptedBank.ts';
import { useWorld } from './support/world.ts';

const world = useWorld('scripted', { each: 'test' });

const ACCOUNTS = [uuid(1, 'a'), uuid(2, 'a'), uuid(3, 'a')];
const LISTS = ['/investments', '/loans', '/identity', '/consents'];

/** The list of an item, or the account whose rows are asked for. */
const nameOf = ({ route, query }: ReceivedRequest): string =>
  new URLSearchParams(query).get('accountId') ?? route.replace('GET ', '');

/** Nothing is answered until all of these were asked for: calls made one after the other would wait for ever. */
function answerTogether(names: readonly string[]): void {
  const missing = new Set(names);
  const held: (() => void)[] = [];
  const reply: Reply = (response, request) => {
    missing.delete(nameOf(request));
    held.push(() => world.bank.asUsual(response, request));
    if (missing.size === 0) for (const answer of held.splice(0)) answer();
  };
  for (const path of [...LISTS, '/v2/transactions']) world.bank.server.on(`GET ${path}`, reply);
}

const rows = () =>
  world.sql('select account_id, id from pluggy.transactions where deleted_at is null order by 1, 2');

it('what needs the item or its accounts alone is asked for at once', async () => {
  ACCOUNTS.forEach((id, n) => {
    world.bank.hold(id, [bankRow(n + 1, daysAgo(3)), bankRow(n + 11, daysAgo(40))]);
  });
  world.bank.loans = [{ id: uuid(1, 'd') }];
  answerTogether([...ACCOUNTS, ...LISTS]);
  await world.app.pluggy.reportItem(world.bank.userId, world.bank.itemId);
  await world.app.work();
  expect(await rows()).toHaveLength(6);
  expect(await world.sql('select id from pluggy.loans')).toEqual([{ id: uuid(1, 'd') }]);
  // each of them once, and the first two by themselves
  const calls = world.bank.calls().filter((route) => !/webhook|connector|categories/.test(route));
  expect(calls.filter((route) => route === 'GET /v2/transactions')).toHaveLength(3);
  for (const path of LISTS) expect(calls.filter((route) => route === `GET ${path}`)).toHaveLength(1);
});

it('a call that fails among others takes nothing from them', async () => {
  ACCOUNTS.forEach((id, n) => {
    world.bank.hold(id, [bankRow(n + 1, daysAgo(3))]);
  });
  const [, failing] = ACCOUNTS;
  const asUsual = world.bank.asUsual;
  world.bank.override('GET /loans', 400, { code: 400, message: 'no' });
  world.bank.server.on('GET /v2/transactions', (response, request) => {
    if (nameOf(request) === failing) response.writeHead(400).end('{}');
    else asUsual(response, request);
  });
  await world.app.pluggy.reportItem(world.bank.userId, world.bank.itemId);
  await world.app.work();
  expect(await rows()).toEqual(
    [ACCOUNTS[0], ACCOUNTS[2]].map((account_id, n) => ({ account_id, id: uuid(2 * n + 1, 'f') })),
  );
  const states = await world.sql<{ product: string; state: string }>(
    `select product, state from pluggy.product_states where state <> 'not_offered' order by product`,
  );
  expect(Object.fromEntries(states.map(({ product, state }) => [product, state]))).toMatchObject({
    accounts: 'done',
    consents: 'done',
    investments: 'done',
    loans: 'failed',
    transactions: 'failed',
  });
});
