import { expect, it } from 'vitest';
import type { UserId } from '../src/domain/ids.ts';
import { tagOfState } from '../src/features/changes/state-tag.ts';
import type { Database } from '../src/store/Database.ts';
import { type Answer, call } from './support/api.ts';
import { bankRow, daysAgo, uuid } from './support/ScriptedBank.ts';
import { ACCOUNT, OLD_ID, withScriptedItem } from './support/with-scripted-item.ts';

const world = withScriptedItem();

const get = (path: string, headers: Record<string, string> = {}, token?: string): Promise<Answer> =>
  call(world.app.url, `/api/pluggy-v2/user/${path}`, { headers, ...(token === undefined ? {} : { token }) });
const tagOf = ({ headers }: Answer): string => headers.get('etag') ?? '';

it('an answer that has not changed is not sent again, and one that has is', async () => {
  await world.connect();
  const first = await get('ana/transactions');
  expect(first.status).toBe(200);
  expect(first.headers.get('cache-control')).toBe('private, no-cache');
  expect(first.headers.get('vary')).toMatch(/Authorization.*Cookie.*Accept-Language/);
  const has = { 'if-none-match': tagOf(first) };
  const same = await get('ana/transactions', has);
  expect([same.status, same.text, tagOf(same)]).toEqual([304, '', tagOf(first)]);
  expect((await get('ana/transactions', { 'if-none-match': `"x", ${tagOf(first)}` })).status).toBe(304);
  expect((await get('ana/transactions', { 'if-none-match': '*' })).status).toBe(200);
  expect((await get('ana/transactions', { ...has, 'accept-language': 'en' })).status).toBe(200);

  world.bank.transactions[ACCOUNT]?.push(bankRow(3, daysAgo(1)));
  world.bank.touch({ status: 'UPDATED' });
  await world.tell('item/updated');
  await world.pass(2_000);
  const after = await get('ana/transactions', has);
  expect(after.status).toBe(200);
  expect(after.json<{ results: object[] }>().results).toHaveLength(3);

  const again = { 'if-none-match': tagOf(after) };
  await call(world.app.url, `/api/pluggy-v2/user/ana/transactions/${OLD_ID}`, {
    method: 'PATCH',
    body: { note: 'rent' },
  });
  expect((await get('ana/transactions', again)).status).toBe(200);
  const tomorrow = await get('ana/transactions');
  world.clock.advance(86_400_000);
  expect((await get('ana/transactions', { 'if-none-match': tagOf(tomorrow) })).status).toBe(200);
});

it.each([
  ['the connection', (at: string) => ({ item: { consentExpiresAt: at }, consents: [] })],
  ['its only consent', (at: string) => ({ item: {}, consents: [{ id: uuid(1, 'c'), expiresAt: at }] })],
])(
  'an answer is another one once the authorisation of %s has ended, at whatever time of the day',
  async (_, of) => {
    const ends = new Date(world.clock.now().getTime() + 3_600_000).toISOString();
    const { item, consents } = of(ends);
    world.bank.touch(item);
    world.bank.consents = consents;
    await world.connect();
    const before = { 'if-none-match': tagOf(await get('ana/summary/net-worth')) };
    expect((await get('ana/summary/net-worth', before)).status).toBe(304);
    world.clock.advance(2 * 3_600_000);
    expect((await get('ana/summary/net-worth', before)).status).toBe(200);
  },
);

it('nobody waits to number changes while the state of one user is looked up', async () => {
  await world.connect();
  const parts = await world.app.parts();
  const isFree: boolean[] = [];
  /** Before each statement it is tried to number, as another process would. */
  const asSystem: Database['asSystem'] = (work, ...rest) =>
    parts.workDatabase.asSystem(
      (tx) => {
        const query = async (...args: Parameters<typeof tx.query>) => {
          const [other] = await world.sql<{ free: number }>(
            'select count(*)::int as free from (select from pluggy.change_sequence for update skip locked) x',
          );
          isFree.push(other?.free === 1);
          return tx.query(...args);
        };
        return work({ query } as typeof tx);
      },
      ...rest,
    );
  await world.sql(
    `insert into pluggy.changes (user_id, kind, ids) values ('bia', 'item', array[gen_random_uuid()])`,
  );
  await tagOfState({ workDatabase: { asSystem } as Database, clock: parts.clock }, 'ana' as UserId, '');
  expect(isFree).toEqual([true, true]);
});

it('who may not read is refused, whatever version they name, and what is live has none', async () => {
  await world.connect();
  const { sessionToken } = await world.app.pluggy.createSession('bia');
  const has = { 'if-none-match': tagOf(await get('ana/transactions')) };
  expect((await get('ana/transactions', has, sessionToken)).status).toBe(403);
  const refused = await get('ana/transactions?after=x');
  expect([refused.status, refused.headers.get('etag'), refused.headers.get('cache-control')]).toEqual([
    400,
    null,
    'no-store',
  ]);
  const items = await get('ana/items');
  expect([tagOf(items), items.headers.get('cache-control')]).toEqual(['', 'no-store']);
});
