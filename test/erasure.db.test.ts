import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { ErasureKey } from '../src/store/sealed/ErasureKey.ts';
import { type Answer, call } from './support/api.ts';
import { dumpTables, sandboxKeyring } from './support/look-inside.ts';
import { readZip } from './support/read-zip.ts';
import { bankRow, uuid } from './support/ScriptedBank.ts';
import { until } from './support/until.ts';
import { ACCOUNT, OLD_ID, withScriptedItem } from './support/with-scripted-item.ts';

const world = withScriptedItem();
const BASE = '/api/pluggy-v2';
const ITEM = uuid(1);
const DELETE_ITEM = `DELETE /items/${ITEM}`;

const erase = (more: Parameters<typeof call>[2] = {}): Promise<Answer> =>
  call(world.app.url, `${BASE}/user/ana`, { method: 'DELETE', ...more });
const receipt = async (id: string) =>
  (await call(world.app.url, `${BASE}/erasures/${id}`)).json<{ erased: { rows: number } }>();
const begun = async (): Promise<string> => {
  const answer = await erase();
  expect(answer.status).toBe(202);
  return answer.json<{ receiptId: string }>().receiptId;
};
const inbox = () => world.sql<{ event: string }>('select event from pluggy.inbox');
/** What is there of the person: ids of the item, the account or a row, and what the rows say. */
async function left(): Promise<string[]> {
  const dump = await dumpTables(world.databaseUrl);
  const lines = dump.split('\n').filter((line) => !line.startsWith('pluggy.changes '));
  return lines.filter((line) =>
    [ITEM, ACCOUNT, OLD_ID, '"ana"', 'row 1'].some((mark) => line.includes(mark)),
  );
}

beforeEach(() => world.connect());

describe('a person who is erased', () => {
  it('is gone here and at Pluggy, and the receipt says how much it was', async () => {
    expect((await left()).length).toBeGreaterThan(4);
    const receiptId = await begun();
    expect(await receipt(receiptId)).toMatchObject({ state: 'running', finishedAt: null });
    const shown = await call(world.app.url, `${BASE}/user/ana/financial-data`);
    expect(shown.json()).toEqual({ userId: 'ana', items: [], accounts: [], transactions: [] });
    await world.pass();
    expect(world.bank.server.requests(DELETE_ITEM)).toHaveLength(1);
    expect(await receipt(receiptId)).toEqual({
      state: 'done',
      erased: { items: 1, accounts: 1, transactions: 2, rows: expect.any(Number) },
      finishedAt: expect.any(String),
    });
    expect(await left()).toEqual([]);
    const feed = await world.sql("select kind, ids from pluggy.changes where user_id = 'ana'");
    expect(feed).toEqual([{ kind: 'user', ids: [] }]);
    const told = await world.sql('select action, subject, user_id from pluggy.audit where subject = $1', [
      receiptId,
    ]);
    expect(told).toEqual([{ action: 'data.erased', subject: receiptId, user_id: null }]);
  });

  it('says so in person, and every session ends', async () => {
    const { sessionToken: token } = await world.app.pluggy.createSession('ana');
    for (const body of [undefined, {}, { confirm: 'bia' }])
      expect((await erase({ token, body })).json()).toMatchObject({
        code: 'invalid_value',
        field: 'confirm',
      });
    expect((await erase({ body: { confirm: 'bia' } })).status).toBe(400);
    const { sessionToken: bias } = await world.app.pluggy.createSession('bia');
    expect((await erase({ token: bias, body: { confirm: 'ana' } })).status).toBe(403);
    expect(await left()).not.toEqual([]);
    expect((await erase({ token, body: { confirm: 'ana' } })).status).toBe(202);
    expect((await call(world.app.url, `${BASE}/session`, { token })).status).toBe(401);
    await world.pass();
    expect((await call(world.app.url, `${BASE}/session`, { token })).status).toBe(401);
    expect((await call(world.app.url, `${BASE}/session`, { token: bias })).status).toBe(200);
  });

  it('has one receipt while it lasts, and so has somebody nobody knows', async () => {
    world.bank.override(DELETE_ITEM, 500);
    const first = await begun();
    expect(await begun()).toBe(first);
    await world.pass();
    expect(await begun()).toBe(first);
    const nobody = await call(world.app.url, `${BASE}/user/nobody`, { method: 'DELETE' });
    const { receiptId } = nobody.json<{ receiptId: string }>();
    await world.pass();
    expect(await receipt(receiptId)).toMatchObject({ state: 'done', erased: { rows: 0 } });
    expect(await receipt(randomUUID())).toMatchObject({ code: 'erasure_not_found' });
    expect(await receipt('x')).toMatchObject({ code: 'invalid_value', field: 'receiptId' });
  });
});

it('takes nothing from the access log of somebody else whose data they asked for, and leaves its own line', async () => {
  const { sessionToken: token, sessionId } = await world.app.pluggy.createSession('ana');
  expect((await call(world.app.url, `${BASE}/user/bia/items`, { token })).status).toBe(403);
  const theirs = async () =>
    (await call(world.app.url, `${BASE}/user/bia/access-log`)).json<{ results: object[] }>().results;
  const refused = { action: 'access.refused', by: 'somebody_else', subject: 'forbidden' };
  await until('the refusal is written', async () =>
    (await theirs()).some((line) => 'action' in line && line.action === 'access.refused'),
  );
  const erased = await erase({ token, body: { confirm: 'ana' } });
  const { receiptId } = erased.json<{ receiptId: string }>();
  await world.pass();
  expect(await receipt(receiptId)).toMatchObject({ state: 'done' });
  expect(await theirs()).toContainEqual(expect.objectContaining({ ...refused, network: null }));
  const lines = await world.sql(
    'select subject, user_id, actor, network from pluggy.audit where action = $1',
    ['data.erased'],
  );
  expect(lines).toEqual([{ subject: receiptId, user_id: null, actor: 'session:erased', network: null }]);
  const own = await world.sql('select from pluggy.audit where actor = $1', [`session:${sessionId}`]);
  expect(own).toEqual([]);
});

it('is erased again when the person came back before Pluggy ended the item, and the receipt counts both', async () => {
  world.bank.override(DELETE_ITEM, 500);
  const first = await begun();
  await world.pass();
  const before = (await receipt(first)).erased.rows;
  const rule = { when: { text: 'a shop' }, then: { ignored: true } };
  const wrote = await call(world.app.url, `${BASE}/user/ana/rules`, { method: 'POST', body: rule });
  expect(wrote.status).toBe(201);
  expect(await begun()).toBe(first);
  expect(await receipt(first)).toMatchObject({ state: 'running' });
  await world.pass();
  expect(await left()).toEqual([]);
  world.bank.restore(DELETE_ITEM);
  await world.pass(3_600_000);
  const end = await receipt(first);
  expect(end).toMatchObject({ state: 'done', erased: { items: 1, accounts: 1, transactions: 2 } });
  expect(end.erased.rows).toBeGreaterThan(before);
});

it('is shown in no feed, archive or list of rules while the rows wait for a worker', async () => {
  const rule = { when: { text: 'a shop' }, then: { ignored: true } };
  const get = (path: string) => call(world.app.url, `${BASE}${path}`);
  await call(world.app.url, `${BASE}/user/ana/rules`, { method: 'POST', body: rule });
  const [begin] = (await Promise.all(['/changes', '/user/ana/changes'].map(get))).map((answer) =>
    answer.json<{ results: unknown[]; next: string }>(),
  );
  expect(begin?.results.length).toBeGreaterThan(2);
  await begun();
  for (const path of ['/changes', '/user/ana/changes', `/changes?after=${begin?.next}`])
    expect((await get(path)).json()).toMatchObject({ results: [] });
  expect((await get('/user/ana/rules')).text).not.toContain('a shop');
  const headers = { authorization: 'Bearer sandbox-key' };
  const zip = await fetch(`${world.app.url}${BASE}/user/ana/export.zip`, { headers });
  const files = Object.entries(readZip(Buffer.from(await zip.arrayBuffer())));
  const told = files.filter(([, text]) =>
    [ITEM, ACCOUNT, OLD_ID, 'row 1', 'a shop'].some((mark) => text.includes(mark)),
  );
  expect(told.map(([name]) => name)).toEqual([]);
  await world.pass();
  const after = await get(`/changes?after=${begin?.next}`);
  expect(after.json()).toMatchObject({ results: [{ kind: 'user', id: 'ana', reason: 'erased' }] });
});

describe('nothing comes back', () => {
  it('by an event a second later, here and in another process; it is acknowledged and not stored', async () => {
    world.bank.override(DELETE_ITEM, 503);
    await begun();
    await world.tell('item/updated');
    expect(await inbox()).not.toContainEqual({ event: 'item/updated' });
    await world.pass();
    await world.tell('transactions/created', { accountId: ACCOUNT });
    await world.tell('item/created', { clientUserId: 'ana', eventId: undefined });
    await world.pass(60_000);
    const other = await world.start();
    const event = { event: 'item/updated', eventId: randomUUID(), itemId: ITEM };
    await other.receive(Buffer.from(JSON.stringify(event)));
    await other.work();
    expect(await inbox()).toEqual([]);
    expect(await left()).toEqual([]);
  });

  it('by a page that reports the item, nor by an operator who gives it to somebody', async () => {
    world.bank.override(DELETE_ITEM, 500);
    await begun();
    await world.pass();
    const reported = await call(world.app.url, `${BASE}/user/ana/items`, {
      method: 'POST',
      body: { itemId: ITEM },
    });
    expect(reported.json()).toMatchObject({ code: 'item_not_found' });
    world.bank.touch({ clientUserId: null });
    const given = await call(world.app.url, `${BASE}/items/${ITEM}`, {
      method: 'PATCH',
      body: { userId: 'bia' },
    });
    expect(given.json()).toMatchObject({ code: 'item_not_found' });
    expect(await world.sql('select from pluggy.items')).toEqual([]);
  });

  it('by a sync that was running', async () => {
    const rows = [bankRow(1, '2026-11-01T12:00:00Z'), bankRow(9, '2026-11-02T12:00:00Z')];
    world.bank.hold(ACCOUNT, rows);
    world.bank.touch();
    await world.tell('item/updated');
    let receiptId = '';
    // Pluggy answers the page after the person asked to be erased
    world.bank.server.on('GET /v2/transactions', (response, request) => {
      world.bank.restore('GET /v2/transactions');
      void begun().then((id) => {
        receiptId = id;
        world.bank.asUsual(response, request);
      });
    });
    await world.pass();
    await world.pass();
    expect(await receipt(receiptId)).toMatchObject({ state: 'done' });
    expect(await left()).toEqual([]);
  });

  it('but a new connection of the same user is a new one', async () => {
    await begun();
    await world.pass();
    const fresh = uuid(2);
    const item = { clientUserId: 'ana', connector: { id: 2, name: 'B', products: [] }, status: 'UPDATED' };
    world.bank.set({ items: { [fresh]: { id: fresh, executionStatus: 'SUCCESS', ...item } } });
    await world.tell('item/created', { itemId: fresh });
    await world.pass();
    expect(await world.sql('select id, user_id from pluggy.items')).toEqual([{ id: fresh, user_id: 'ana' }]);
  });
});

describe('what Pluggy does not end', () => {
  it.each([
    ['refuses', (): void => world.bank.override(DELETE_ITEM, 500)],
    ['does not answer', (): void => void world.bank.server.on(DELETE_ITEM, (response) => response.destroy())],
  ])('is tried again, and its id stays sealed: Pluggy %s', async (_, fail) => {
    fail();
    const receiptId = await begun();
    await world.pass();
    expect(await receipt(receiptId)).toMatchObject({ state: 'waiting_for_pluggy', finishedAt: null });
    expect(await left()).toEqual([]);
    const sealed = await world.sql<{ sealed: Buffer }>('select sealed from pluggy.erased_items');
    const [secret] = await world.sql<{ id: string; sealed: Buffer }>(
      "select id::text as id, sealed from pluggy.secrets where purpose = 'erasure'",
    );
    const opened = sandboxKeyring().open(secret?.sealed ?? Buffer.alloc(0), `pluggy.secrets/${secret?.id}`);
    const key = new ErasureKey(Buffer.from(opened, 'hex'));
    expect(sealed.map((row) => key.openItem(row.sealed))).toEqual([ITEM]);
    for (let hours = 0; hours < 3; hours += 1) await world.pass(3_600_000);
    expect(await receipt(receiptId)).toMatchObject({ state: 'waiting_for_pluggy' });
    world.bank.restore(DELETE_ITEM);
    await world.pass(3_600_000);
    expect(await receipt(receiptId)).toMatchObject({ state: 'done', erased: { items: 1 } });
    expect(await world.sql('select sealed from pluggy.erased_items')).toEqual([{ sealed: null }]);
  });

  it('may have been ended before: that Pluggy has no such item will do', async () => {
    world.bank.override(DELETE_ITEM, 404);
    const receiptId = await begun();
    await world.pass();
    expect(await receipt(receiptId)).toMatchObject({ state: 'done' });
  });

  it('is no item of somebody else, whatever an event says of it', async () => {
    const [theirs, own] = [uuid(7), uuid(8)];
    const item = {
      connector: { id: 2, name: 'B', products: [] },
      status: 'UPDATED',
      executionStatus: 'SUCCESS',
    };
    world.bank.set({
      items: {
        [theirs]: { ...item, id: theirs, clientUserId: 'bia' },
        [own]: { ...item, id: own, clientUserId: 'ana' },
      },
    });
    for (const itemId of [theirs, own]) await world.tell('item/created', { itemId, clientUserId: 'ana' });
    await begun();
    await world.pass();
    const ended = world.bank.server.received.filter(({ route }) => route.startsWith('DELETE '));
    expect(ended.map(({ route }) => route).sort()).toEqual([DELETE_ITEM, `DELETE /items/${own}`].sort());
    await world.tell('item/updated', { itemId: theirs });
    await world.pass();
    expect(await world.sql('select id, user_id from pluggy.items')).toEqual([{ id: theirs, user_id: 'bia' }]);
  });
});

it('a worker that dies in the middle leaves all rows or none, and another one goes on', async () => {
  const receiptId = await begun();
  const before = (await left()).length;
  // the job has begun to delete, and waits for a row that somebody else holds
  const holder = await world.connectTo();
  await holder.query('begin');
  await holder.query('select from pluggy.accounts for update');
  const dying = world.pass();
  const pid = await until('the job waits', async () => {
    const [waiting] = await world.sql<{ pid: number }>(
      "select pid from pg_stat_activity where wait_event_type = 'Lock' and query like 'delete from pluggy.accounts%' and datname = current_database()",
    );
    return waiting?.pid;
  });
  await world.sql('select pg_terminate_backend($1)', [pid]);
  await dying;
  await holder.query('rollback');
  await holder.end();
  expect((await left()).length).toBe(before);
  expect(await receipt(receiptId)).toMatchObject({ state: 'running' });
  await world.pass(3_600_000);
  expect(await receipt(receiptId)).toMatchObject({ state: 'done', erased: { transactions: 2 } });
  expect(await left()).toEqual([]);
});
