import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { assignItem } from '../src/features/connections/assign-item.ts';
import { requireItemId, requireUserId } from '../src/features/shared/require-input.ts';
import type { ScopedDatabase } from '../src/store/ScopedDatabase.ts';
import { call } from './support/api.ts';
import { defer } from './support/defer.ts';
import { runCommandOn } from './support/run-command.ts';
import { bankRow, daysAgo, uuid } from './support/ScriptedBank.ts';
import { useWorld } from './support/world.ts';

const BASE = '/api/pluggy-v2';
const ACCOUNT = uuid(1, 'a');

const world = useWorld('scripted', { each: 'test' });

beforeEach(async () => {
  world.bank.item = { clientUserId: null };
  world.bank.hold(ACCOUNT, [bankRow(1, daysAgo(3)), bankRow(2, daysAgo(2))]);
  world.bank.investments = [{ id: uuid(1, 'b'), balance: 10, name: 'CDB' }];
  world.bank.movements = { [uuid(1, 'b')]: [{ id: uuid(1, 'c'), amount: 1, type: 'BUY' }] };
  world.bank.loans = [{ id: uuid(1, 'd'), contractAmount: 5 }];
  world.bank.consents = [
    { id: uuid(1, 'e'), products: ['ACCOUNTS'], createdAt: daysAgo(9), expiresAt: null },
  ];
  world.bank.identity = { id: uuid(2, 'e'), itemId: world.bank.itemId, fullName: 'Ana Inventada' };
});

const api = (method: string, path: string, body?: unknown, language = 'en') =>
  call(world.app.url, `${BASE}${path}`, { method, body, headers: { 'accept-language': language } });
const assign = (userId: string, itemId = world.bank.itemId) => api('PATCH', `/items/${itemId}`, { userId });
/** An event comes, and what it asks for is done. */
async function sync(event = 'item/updated', itemId = world.bank.itemId): Promise<void> {
  await world.app.receive(Buffer.from(JSON.stringify({ event, eventId: randomUUID(), itemId })));
  world.clock.advance(1_000);
  await world.app.work();
}

interface Listed {
  readonly id: string;
  readonly userId: string | null;
  readonly ownerProblem: { readonly code: string; readonly detail: string } | null;
  readonly clientUserId: string | null;
  readonly sync: { readonly health: string };
}
const listed = async (query = ''): Promise<{ results: Listed[]; next: string | null }> =>
  (await api('GET', `/items${query}`)).json();

/** What a user sees of everything: counts. */
async function seenBy(userId: string): Promise<Record<string, number>> {
  const include = 'bills,investments,investmentTransactions,loans,identity,consents';
  const { text } = await api('GET', `/user/${encodeURIComponent(userId)}/financial-data?include=${include}`);
  const all = JSON.parse(text) as Record<string, unknown[]>;
  return Object.fromEntries(
    Object.entries(all)
      .filter(([, value]) => Array.isArray(value) && value.length > 0)
      .map(([name, value]) => [name, value.length]),
  );
}
const EVERYTHING = {
  items: 1,
  accounts: 1,
  transactions: 2,
  investments: 1,
  investmentTransactions: 1,
  loans: 1,
  identity: 1,
  consents: 1,
};

/** Every stored row that names a user, by table; also in tables that are made after this test. */
async function owners(): Promise<Record<string, (string | null)[]>> {
  const tables = await world.sql<{ name: string }>(`select table_name as name from information_schema.columns
     where table_schema = 'pluggy' and column_name = 'user_id' order by 1`);
  const found: Record<string, (string | null)[]> = {};
  for (const { name } of tables) {
    if (name === 'inbox' || name === 'audit') continue; // what came for nobody, and what operators did
    const rows = await world.sql<{ user_id: string | null }>(
      `select distinct user_id from pluggy.${name} order by 1`,
    );
    if (rows.length > 0) found[name] = rows.map(({ user_id }) => user_id);
  }
  return found;
}

const arrive = (): Promise<void> => sync('item/created');

describe('a connection without an owner', () => {
  it('is listed with the reason, and given to a user with everything that is stored of it', async () => {
    await arrive();
    const [item] = (await listed('?unowned=true')).results;
    expect(item).toMatchObject({ id: world.bank.itemId, userId: null });
    expect(item?.ownerProblem).toMatchObject({ code: 'no_client_user_id' });
    expect(await seenBy('ana')).toEqual({});

    const answer = await assign('ana');
    expect(answer.status).toBe(200);
    expect(answer.json()).toMatchObject({
      id: world.bank.itemId,
      userId: 'ana',
      ownerProblem: null,
      atPluggy: { accepted: true, code: null },
    });
    // before any sync
    expect(await seenBy('ana')).toEqual(EVERYTHING);
    expect(
      world.bank.server.requests(`PATCH /items/${world.bank.itemId}`).map(({ body }) => JSON.parse(body)),
    ).toEqual([{ clientUserId: 'ana' }]);
    for (const [table, users] of Object.entries(await owners()))
      expect([table, users]).toEqual([table, ['ana']]);
    expect((await listed('?unowned=true')).results).toEqual([]);
    expect((await listed('?unowned=false')).results).toHaveLength(1);
  });

  it('is synced once it is given, and stays with its user while Pluggy names nobody', async () => {
    await arrive();
    await assign('ana');
    world.bank.hold(ACCOUNT, [bankRow(1, daysAgo(3)), bankRow(2, daysAgo(2)), bankRow(3, daysAgo(1))]);
    await world.app.work();
    expect(await seenBy('ana')).toMatchObject({ transactions: 3 });
    world.bank.touch();
    await sync();
    expect(await seenBy('ana')).toMatchObject({ items: 1, transactions: 3 });
    // the person can update it as any other
    const { status } = await api('POST', '/connect-token', { userId: 'ana', itemId: world.bank.itemId });
    expect(status).toBe(200);
    expect((await api('POST', '/user/ana/items', { itemId: world.bank.itemId })).status).toBe(202);
    expect((await api('POST', '/user/bia/items', { itemId: world.bank.itemId })).status).toBe(404);
  });

  it('that is not known yet is read at Pluggy first', async () => {
    expect((await assign('ana')).status).toBe(200);
    expect(await seenBy('ana')).toEqual({ items: 1 });
    await world.app.work();
    expect(await seenBy('ana')).toEqual(EVERYTHING);
    const unknown = await assign('ana', uuid(9));
    expect([unknown.status, unknown.json()['code']]).toEqual([404, 'item_not_found']);
  });

  it('that is not known yet is given to one of those who get it at the same time', async () => {
    const users = ['ana', 'bia', 'caio', 'dora'];
    const answers = await Promise.all(users.map((userId) => assign(userId)));
    const codes = answers.map((answer) => answer.json()['code'] ?? 'given').sort();
    expect(codes).toEqual(['given', 'item_owned', 'item_owned', 'item_owned']);
    const owner = users.find((_, n) => answers[n]?.status === 200);
    await world.app.work();
    for (const userId of users) expect(await seenBy(userId)).toEqual(userId === owner ? EVERYTHING : {});
  });

  it('is given although Pluggy refuses its part', async () => {
    await arrive();
    world.bank.override(`PATCH /items/${world.bank.itemId}`, 400, {
      code: 400,
      codeDescription: 'ITEM_ALREADY_UPDATING',
    });
    expect((await assign('ana')).json()).toMatchObject({
      userId: 'ana',
      atPluggy: { accepted: false, code: 'ITEM_ALREADY_UPDATING' },
    });
    await world.app.work();
    expect(await seenBy('ana')).toEqual(EVERYTHING);
  });

  it('may be given to its own user again, to nobody else', async () => {
    await arrive();
    await assign('ana');
    expect((await assign('ana')).status).toBe(200);
    const refused = await assign('bia');
    expect([refused.status, refused.json()['code']]).toEqual([409, 'item_owned']);
    expect(await seenBy('bia')).toEqual({});
  });

  it('that two persons are given at the same time is wholly that of the first', async () => {
    await arrive();
    const parts = await world.app.parts();
    let transactions = 0;
    // bia's call has seen that it may, and goes on once the connection is ana's
    const asSystem: ScopedDatabase['asSystem'] = async (work, access, options) => {
      transactions += 1;
      if (transactions === 2) expect((await assign('ana')).status).toBe(200);
      return parts.database.asSystem(work, access, options);
    };
    const database: ScopedDatabase = { asSystem, asUser: parts.database.asUser.bind(parts.database) };
    const [itemId, bia] = [requireItemId(world.bank.itemId), requireUserId('bia')];
    await expect(assignItem({ ...parts, database }, itemId, bia)).rejects.toMatchObject({
      code: 'item_owned',
    });
    expect(await seenBy('ana')).toEqual(EVERYTHING);
    expect((await owners())['transactions']).toEqual(['ana']);
  });

  it.each(['.', '..', '\u200b', 'a\nb', ''])(
    'is not given to an id that nobody can have: %j',
    async (userId) => {
      await arrive();
      const refused = await assign(userId);
      expect([refused.status, refused.json()['code']]).toEqual([400, 'invalid_user_id']);
      expect((await listed('?unowned=true')).results).toHaveLength(1);
    },
  );

  it('that somebody else claims at Pluggy later stays where it was given, until the operator says otherwise', async () => {
    await arrive();
    await assign('ana');
    world.bank.touch({ clientUserId: 'bia' });
    await sync();
    expect(await seenBy('bia')).toEqual({});
    expect(await seenBy('ana')).toEqual(EVERYTHING);
    expect((await api('POST', '/user/bia/items', { itemId: world.bank.itemId })).status).toBe(404);
    expect((await listed()).results[0]?.ownerProblem?.code).toBe('claimed_by_another');
    expect((await assign('caio')).status).toBe(409);
    expect((await assign('bia')).json()).toMatchObject({ userId: 'bia', ownerProblem: null });
    expect(await seenBy('bia')).toEqual(EVERYTHING);
    expect(await seenBy('ana')).toEqual({});
  });

  it('is not half a user’s while a sync of it is under way', async () => {
    await arrive();
    world.bank.hold(
      ACCOUNT,
      Array.from({ length: 9 }, (_, n) => bankRow(n + 1, daysAgo(n + 1))),
    );
    world.bank.pageSize = 2;
    world.bank.touch();
    const reached = defer<void>();
    const given = defer<void>();
    let pages = 0;
    const { asUsual } = world.bank;
    world.bank.server.on('GET /v2/transactions', (response, request) => {
      pages += 1;
      if (pages === 2) reached.resolve();
      if (pages < 2) asUsual(response, request);
      else void given.promise.then(() => asUsual(response, request));
    });
    const working = sync();
    await reached.promise;
    expect((await assign('ana')).status).toBe(200);
    given.resolve();
    await working;
    world.clock.advance(1_000);
    await world.app.work();
    for (const [table, users] of Object.entries(await owners()))
      expect([table, users]).toEqual([table, ['ana']]);
    expect(await seenBy('ana')).toEqual({ ...EVERYTHING, transactions: 9 });
  });

  it('of a large account is given in steps, of which nobody sees any', async () => {
    await arrive();
    await world.sql(
      `insert into pluggy.transactions (account_id, id, date, amount, currency_code, type, status, raw, first_seen_at, changed_at)
       select $1::uuid, id, now(), 1, 'BRL', 'CREDIT', 'POSTED',
         jsonb_build_object('id', id, 'accountId', $1::uuid, 'date', '2026-11-20T12:00:00.000Z', 'amount', 1,
           'currencyCode', 'BRL', 'type', 'CREDIT', 'status', 'POSTED', 'description', 'Pix'), now(), now()
       from generate_series(1, 12000), lateral (select gen_random_uuid() as id where generate_series > 0) each`,
      [ACCOUNT],
    );
    expect((await assign('ana')).status).toBe(200);
    expect((await owners())['transactions']).toEqual(['ana']);
    expect(await seenBy('ana')).toMatchObject({ transactions: 12_002 });
  });
});

describe('a connection whose clientUserId cannot be a user id', () => {
  it.each(['..', '.', '\u200b', 'a\nb', 'x'.repeat(201)])(
    'is nobody’s, and says why: %j',
    async (clientUserId) => {
      world.bank.item = { clientUserId };
      await arrive();
      const [item] = (await listed('?unowned=true')).results;
      expect(item).toMatchObject({ userId: null, clientUserId });
      expect(item?.ownerProblem?.code).toBe('client_user_id_not_usable');
      expect(item?.ownerProblem?.detail).toMatch(/clientUserId cannot be a user id/);
      expect((await assign('ana')).status).toBe(200);
      await sync();
      expect(await seenBy('ana')).toEqual(EVERYTHING);
    },
  );

  it('keeps its data where an earlier version gave it to that id, and can be given to a usable one', async () => {
    world.bank.item = { clientUserId: null };
    await arrive();
    await assign('ana');
    await world.app.work();
    // as a version stored it that took such ids
    for (const statement of [
      `insert into pluggy.users (id, created_at) values ('..', now())`,
      `update pluggy.items set user_id = '..', owner_given_at = null`,
      `update pluggy.accounts set user_id = '..'`,
    ])
      await world.sql(statement);
    world.bank.touch({ clientUserId: '..' });
    await sync();
    const [item] = (await listed()).results;
    expect(item).toMatchObject({ userId: '..', ownerProblem: { code: 'owner_id_not_usable' } });
    expect((await owners())['accounts']).toEqual(['..']);
    expect((await assign('ana')).status).toBe(200);
    expect(await seenBy('ana')).toEqual(EVERYTHING);
  });
});

describe('a connection that is somebody’s', () => {
  it('is given to nobody else, as it is stored and as Pluggy says', async () => {
    world.bank.item = { clientUserId: 'bia' };
    const unknown = await assign('ana');
    expect([unknown.status, unknown.json()['code']]).toEqual([409, 'item_owned']);
    await arrive();
    expect((await assign('ana')).status).toBe(409);
    expect(await seenBy('bia')).toEqual(EVERYTHING);
    expect((await assign('bia')).status).toBe(200);
    // it goes on to follow Pluggy's word
    world.bank.touch({ clientUserId: 'caio' });
    await sync();
    expect(await seenBy('caio')).toEqual(EVERYTHING);
  });
});

describe('the list of all connections', () => {
  it('is for servers alone', async () => {
    const { sessionToken } = await world.app.pluggy.createSession('ana');
    for (const [method, path, body] of [
      ['GET', '/items', undefined],
      ['PATCH', `/items/${world.bank.itemId}`, { userId: 'ana' }],
    ] as const) {
      const answer = await call(world.app.url, `${BASE}${path}`, { method, body, token: sessionToken });
      expect(answer.status).toBe(403);
    }
  });

  it('goes on page by page, and only with the same filters', async () => {
    for (let n = 2; n <= 5; n += 1)
      world.bank.set({
        items: {
          [uuid(n)]: {
            id: uuid(n),
            clientUserId: n % 2 === 0 ? 'bia' : null,
            connector: { id: n, name: 'B', products: ['ACCOUNTS'] },
            status: n === 5 ? 'LOGIN_ERROR' : 'UPDATED',
            executionStatus: 'SUCCESS',
            updatedAt: daysAgo(0),
          },
        },
      });
    for (let n = 1; n <= 5; n += 1) {
      await sync('item/created', uuid(n));
    }
    const ids: string[] = [];
    let [query, pages] = ['?limit=2', 0];
    for (;;) {
      const page = await listed(query);
      ids.push(...page.results.map(({ id }) => id));
      pages += 1;
      if (page.next === null) break;
      query = `?limit=2&after=${page.next}`;
    }
    expect([pages, ids]).toEqual([3, [1, 2, 3, 4, 5].map((n) => uuid(n))]);
    const { next } = await listed('?limit=2');
    const other = await api('GET', `/items?limit=2&unowned=true&after=${next}`);
    expect([other.status, other.json()['code']]).toEqual([400, 'cursor_mismatch']);
    const idsOf = async (filter: string) => (await listed(filter)).results.map(({ id }) => id);
    expect(await idsOf('?status=LOGIN_ERROR')).toEqual([uuid(5)]);
    expect(await idsOf('?connectorId=3')).toEqual([uuid(3)]);
    expect(await idsOf('?health=failed')).toEqual([uuid(5)]);
    expect(await idsOf('?unowned=false&limit=1')).toEqual([uuid(2)]);
    expect((await api('GET', '/items?health=good')).status).toBe(400);
    expect((await api('GET', '/items?after=x')).json()['code']).toBe('invalid_cursor');
  });
});

describe('npm run users -- assign', () => {
  const run = (...args: string[]) =>
    runCommandOn({ sandboxUrl: world.bank.url, databaseUrl: world.databaseUrl }, 'users', args);

  it('gives the connection, in words and in JSON', async () => {
    const { text, exitCode } = await run('assign', world.bank.itemId, 'ana');
    expect(text).toMatch(/is ana's now/);
    expect(exitCode).toBe(0);
    const again = await run('assign', world.bank.itemId, 'ana', '--json');
    expect(JSON.parse(again.text)).toMatchObject({ itemId: world.bank.itemId, userId: 'ana' });
    expect(again.exitCode).toBe(0);
  });

  it('ends with 1 for what may not be given, with 2 for wrong use', async () => {
    await run('assign', world.bank.itemId, 'ana');
    const owned = await run('assign', world.bank.itemId, 'bia', '--json');
    expect(JSON.parse(owned.text.split('\n')[0] ?? '')).toMatchObject({ code: 'item_owned' });
    expect(owned.exitCode).toBe(1);
    expect((await run('assign', uuid(9), 'ana')).exitCode).toBe(1);
    expect((await run('assign', 'no-id', 'ana')).exitCode).toBe(2);
    expect((await run('assign', world.bank.itemId, '..')).exitCode).toBe(2);
    expect((await run('assign')).exitCode).toBe(2);
    const help = await run('--help');
    expect([help.exitCode, help.text.startsWith('Usage:')]).toEqual([0, true]);
  });

  it('takes over what a former integration left, from a file, and does all but what it may not', async () => {
    const [second, third] = [uuid(2), uuid(3)];
    const item = { status: 'UPDATED', executionStatus: 'SUCCESS', connector: { id: 2, name: 'Pluggy Bank' } };
    world.bank.set({
      items: {
        [second]: { ...item, id: second, clientUserId: null },
        [third]: { ...item, id: third, clientUserId: 'somebody else' },
      },
    });
    const folder = mkdtempSync(join(tmpdir(), 'assignments-'));
    const file = join(folder, 'items.csv');
    writeFileSync(
      file,
      `item_id,user_id\n${world.bank.itemId},ana\n${second},bia\n${third},caio\n${uuid(9)},dora\n`,
    );
    const { text, exitCode } = await run('assign', '--file', file);
    expect(text).toMatch(/is ana's now[\s\S]*is bia's now/);
    expect(text).toContain('2 of 4 connections were given');
    expect(text).toContain(`FAILED   ${third}`);
    expect(text).toContain(`FAILED   ${uuid(9)}`);
    expect(exitCode).toBe(1);
    world.clock.advance(1_000);
    await world.app.work();
    expect(await seenBy('ana')).toMatchObject({ items: 1, accounts: 1, transactions: 2 });
    expect(await seenBy('bia')).toMatchObject({ items: 1 });
    writeFileSync(file, `${world.bank.itemId}\n${second}, bia\n`);
    const again = await run('assign', '--file', file, '--user', 'ana', '--json');
    expect(JSON.parse(again.text)).toMatchObject({ given: 2 });
    expect(again.exitCode).toBe(0);
    expect((await run('assign', '--file', join(folder, 'none'))).exitCode).toBe(2);
    rmSync(folder, { recursive: true });
  });
});
