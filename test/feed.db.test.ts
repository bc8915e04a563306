import { beforeAll, describe, expect, it } from 'vitest';
import { prepareRoles } from '../src/store/roles/prepare-roles.ts';
import { forgetChanges } from '../src/store/statements/changes/forget-changes.ts';
import { type Answer, call } from './support/api.ts';
import { useWorld } from './support/world.ts';

const world = useWorld('scripted');

interface Entry {
  readonly sequence: number;
  readonly userId: string;
  readonly kind: string;
  readonly op: string;
  readonly id: string;
  readonly accountId?: string;
  readonly object?: Readonly<Record<string, unknown>>;
  readonly reason?: string;
}

interface Page {
  readonly results: Entry[];
  readonly next: string;
  readonly hasMore: boolean;
}

const get = (path: string, token?: string): Promise<Answer> =>
  call(world.app.url, `/api/pluggy-v2${path}`, token === undefined ? {} : { token });
const feed = async (after?: string, path = '/user/ana/changes', limit = 500): Promise<Page> =>
  (await get(`${path}?limit=${limit}${after === undefined ? '' : `&after=${after}`}`)).json<Page>();
const codeOf = async (path: string): Promise<[number, unknown]> => {
  const answer = await get(path);
  return [answer.status, answer.json<{ code: string }>().code];
};

async function read(says: Readonly<Record<string, unknown>> = {}): Promise<void> {
  world.bank.touch(says);
  world.clock.advance(60_000);
  await world.app.pluggy.reportItem('ana', world.bank.itemId);
  await world.app.work();
}

beforeAll(async () => {
  await read();
});

describe('GET /user/:userId/changes', () => {
  it('begins with everything that there is, and goes on with what changes', async () => {
    const start = await feed();
    expect(start.hasMore).toBe(false);
    expect(start.results.every(({ op, userId }) => op === 'put' && userId === 'ana')).toBe(true);
    const item = start.results.find(({ kind }) => kind === 'item');
    expect(item).toMatchObject({ id: world.bank.itemId, object: { id: world.bank.itemId } });
    expect(await feed(start.next)).toMatchObject({ results: [], hasMore: false });
    await read({ status: 'LOGIN_ERROR', executionStatus: 'INVALID_CREDENTIALS' });
    const { results, next } = await feed(start.next);
    expect(results.filter(({ kind }) => kind === 'item')).toEqual([
      expect.objectContaining({
        id: world.bank.itemId,
        op: 'put',
        object: expect.objectContaining({ status: 'LOGIN_ERROR' }),
      }),
    ]);
    expect(Math.min(...results.map(({ sequence }) => sequence))).toBeGreaterThan(item?.sequence ?? 0);
    expect((await feed(next)).results).toEqual([]);
    const bare = results.at(-1)?.sequence;
    expect((await feed(String(bare))).results).toEqual([]);
  });

  it('goes on within what one write named, one object a page', async () => {
    const whole = await feed();
    const seen: Entry[] = [];
    for (let page = await feed(undefined, undefined, 1); ; page = await feed(page.next, undefined, 1)) {
      expect(page.results.length).toBeLessThanOrEqual(1);
      seen.push(...page.results);
      if (!page.hasMore) break;
    }
    expect(seen.map(({ kind, id }) => [kind, id])).toEqual(whole.results.map(({ kind, id }) => [kind, id]));
  });

  it('says nothing where nothing changed: the same read again, and keys that are renewed', async () => {
    await read();
    const { next } = await feed();
    world.clock.advance(60_000);
    await world.app.pluggy.reportItem('ana', world.bank.itemId);
    await world.app.work();
    await world.app.rotateEncryption();
    expect((await feed(next)).results).toEqual([]);
  });

  it('refuses a cursor that is none, and one of another feed', async () => {
    const { next } = await feed();
    expect(await codeOf('/user/ana/changes?after=x')).toEqual([400, 'invalid_cursor']);
    expect(await codeOf(`/user/bia/changes?after=${next}`)).toEqual([400, 'cursor_mismatch']);
    expect(await codeOf(`/changes?after=${next}`)).toEqual([400, 'cursor_mismatch']);
  });

  it('has a cursor expire of which the log says no more what came after', async () => {
    const { next } = await feed();
    const { database: store } = await world.app.parts();
    await store.query('update pluggy.change_sequence set forgotten = last');
    await read({ status: 'UPDATED' });
    expect((await get(`/user/ana/changes?after=${next}`)).status).toBe(200);
    expect((await feed()).hasMore).toBe(false);
    await store.query(`update pluggy.change_sequence set forgotten = last`);
    expect(await codeOf(`/user/ana/changes?after=${next}`)).toEqual([410, 'cursor_expired']);
    expect(await codeOf('/user/ana/changes?after=999999999999')).toEqual([410, 'cursor_expired']);
  });

  /** An entry of the log that names two transactions. */
  const log = async (userId: string): Promise<void> => {
    const { database: store } = await world.app.parts();
    await store.query(
      `insert into pluggy.changes (user_id, kind, account_id, ids)
       values ($1, 'transaction', gen_random_uuid(), array[gen_random_uuid(), gen_random_uuid()])`,
      [userId],
    );
  };
  const forgetAll = async (): Promise<void> => {
    const { database: store } = await world.app.parts();
    expect(await forgetChanges(store, new Date(world.clock.now().getTime() + 1))).toBeGreaterThan(0);
  };

  it('has no cursor expire of somebody who goes on asking while only others change', async () => {
    const { next } = await feed();
    await log('somebody');
    const quiet = await feed(next);
    expect(quiet).toMatchObject({ results: [], hasMore: false });
    await forgetAll();
    await log('ana');
    expect((await feed(quiet.next)).results).toHaveLength(2);
  });

  it('has a cursor expire that stands within an entry that is no longer kept', async () => {
    const { next } = await feed();
    await log('ana');
    const half = await feed(next, undefined, 1);
    expect(half).toMatchObject({ results: [{ op: 'remove' }], hasMore: true });
    await forgetAll();
    expect(await codeOf(`/user/ana/changes?after=${half.next}`)).toEqual([410, 'cursor_expired']);
  });

  it('has cursors expire that a history gave out which a restore has ended, and no other', async () => {
    const { database: store } = await world.app.parts();
    const kept = await feed();
    const last = async (): Promise<number> =>
      Number((await store.query<{ last: string }>('select last from pluggy.change_sequence')).rows[0]?.last);
    const before = await last();
    await store.query(`update pluggy.change_sequence set incarnation = 'another server'`);
    await read({ status: 'OUTDATED' });
    const { results } = await feed(kept.next);
    expect(results.map(({ kind }) => kind)).toContain('item');
    expect(results.every(({ sequence }) => sequence > before + 1_000_000)).toBe(true);
    expect(await codeOf(`/user/ana/changes?after=${before + 1}`)).toEqual([410, 'cursor_expired']);
  });
});

it('notices that an older dump was restored into the same database', async () => {
  const { database: store } = await world.app.parts();
  const { next } = await feed();
  const dump = await store.query<{ last: string }>('select last from pluggy.change_sequence');
  await read({ status: 'LOGIN_ERROR', executionStatus: 'INVALID_CREDENTIALS' });
  const ahead = await feed(next);
  expect(ahead.results).not.toEqual([]);
  // as a restore does it: the table is made again, with what it held
  await store.query(`begin;
    alter table pluggy.change_sequence rename to former;
    create table pluggy.change_sequence (like pluggy.former including all);
    insert into pluggy.change_sequence select * from pluggy.former;
    update pluggy.change_sequence set last = ${dump.rows[0]?.last};
    delete from pluggy.changes where sequence > ${dump.rows[0]?.last};
    drop table pluggy.former;
    commit`);
  await prepareRoles(store);
  await read({ status: 'UPDATED' });
  expect(await codeOf(`/user/ana/changes?after=${ahead.next}`)).toEqual([410, 'cursor_expired']);
  expect((await feed(next)).results.map(({ kind }) => kind)).toContain('item');
});

describe('GET /changes', () => {
  it('is the feed of all users, for servers alone', async () => {
    const { sessionToken } = await world.app.pluggy.createSession('ana');
    expect((await get('/changes', sessionToken)).status).toBe(403);
    const { results } = await feed(undefined, '/changes');
    expect(results.map(({ userId }) => userId)).toContain('ana');
    expect((await get('/user/bia/changes', sessionToken)).status).toBe(403);
  });

  it('tells each user of a connection that goes from one to the other', async () => {
    const { results: owned } = await feed();
    const all = await feed(undefined, '/changes');
    await world.app.pluggy.removeItem('ana', world.bank.itemId);
    const { results } = await feed(all.next, '/changes');
    const removed = results.filter(({ op, userId }) => op === 'remove' && userId === 'ana');
    expect(new Set(removed.map(({ kind, id }) => `${kind} ${id}`))).toEqual(
      new Set(owned.map(({ kind, id }) => `${kind} ${id}`)),
    );
    expect((await feed()).results).toEqual([]);
  });
});
