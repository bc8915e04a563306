import { beforeAll, expect, it } from 'vitest';
import { readFeed } from '../src/features/changes/feed.ts';
import { REOPEN_SINCE } from '../src/ingest/sql/reopen-events.ts';
import { useWorld } from './support/world.ts';

const ITEM = '00000000-0000-4000-8000-00000000000a';
const ACCOUNT = '00000000-0000-4000-8000-00000000000b';
const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const world = useWorld('alone', {
  service: { env: { RETENTION_INBOX: '30d', RETENTION_DELETED: '60d', RETENTION_AUDIT: '365d' } },
});

beforeAll(async () => {
  await world.app.pluggy.open();
});

it('settled events go after their time, all of them; what nobody has acted on stays', async () => {
  await world.sql(
    `insert into pluggy.inbox (event_id, event, body, received_at, settled_at, outcome)
     select 'old-' || n, 'item/updated', '{}'::jsonb, now() - interval '31 days', now() - interval '30 days', 'applied' from generate_series(1, 1200) n
     union all select 'new', 'item/updated', '{}'::jsonb, now() - interval '29 days', now(), 'applied'
     union all select 'open', 'item/updated', '{}'::jsonb, now() - interval '400 days', null::timestamptz, null`,
  );
  expect(await world.app.care.forgetOld()).toEqual({ events: 1200, transactions: 0, audit: 0, changes: 0 });
  const rows = await world.sql<{ event: string }>(
    'select event_id as event from pluggy.inbox order by event_id',
  );
  expect(rows.map(({ event }) => event)).toEqual(['new', 'open']);
});

it('hidden transactions go with what was said of them; a former id still leads to what replaced it', async () => {
  await world.sql("insert into pluggy.users (id, created_at) values ('ana', now())");
  await world.sql(
    `insert into pluggy.items (id, user_id, client_id, raw, status, first_seen_at, changed_at)
     values ($1, 'ana', 'c', '{}', 'UPDATED', now(), now())`,
    [ITEM],
  );
  await world.sql(
    `insert into pluggy.accounts (id, item_id, user_id, type, raw, first_seen_at, changed_at)
     values ($1, $2, 'ana', 'BANK', '{}', now(), now())`,
    [ACCOUNT, ITEM],
  );
  const rows = [
    [id(1), "now() - interval '61 days'"], // replaced by 4
    [id(2), "now() - interval '61 days'"], // gone for good
    [id(3), "now() - interval '59 days'"], // not long enough
    [id(4), 'null'],
  ];
  for (const [row, deletedAt] of rows) {
    await world.sql(
      `insert into pluggy.transactions
         (account_id, id, user_id, date, amount, currency_code, type, status, raw, first_seen_at, changed_at, deleted_at)
       values ($1, $2, 'ana', now(), 1, 'BRL', 'DEBIT', 'POSTED', '{}', now(), now(), ${deletedAt})`,
      [ACCOUNT, row],
    );
    await world.sql(
      `insert into pluggy.annotations (account_id, transaction_id, user_id, note, changed_at)
       values ($1, $2, 'ana', 'mine', now())`,
      [ACCOUNT, row],
    );
  }
  await world.sql(
    `insert into pluggy.transaction_links (account_id, old_id, new_id, evidence, linked_at)
     values ($1, $2, $3, 'content', now())`,
    [ACCOUNT, id(1), id(4)],
  );
  expect(await world.app.care.forgetOld()).toEqual({ events: 0, transactions: 2, audit: 0, changes: 0 });
  const left = await world.sql<{ id: string }>('select id from pluggy.transactions order by id');
  expect(left.map((row) => row.id)).toEqual([id(3), id(4)]);
  const notes = await world.sql<{ id: string }>(
    'select transaction_id as id from pluggy.annotations order by transaction_id',
  );
  expect(notes.map((row) => row.id)).toEqual([id(1), id(3), id(4)]);
  const history = await world.app.pluggy.getTransactionHistory('ana', id(1));
  expect(JSON.stringify(history)).toContain(id(4));
});

it('the record of who did what goes after its time; what happened again since stays', async () => {
  await world.sql(
    `insert into pluggy.audit (id, at, until, action, actor, count)
     select gen_random_uuid(), now() - interval '366 days', now() - interval '366 days', 'old', 'key:00000000', 1 from generate_series(1, 1100)
     union all select gen_random_uuid(), now() - interval '366 days', now() - interval '1 day', 'again', 'key:00000000', 2
     union all select gen_random_uuid(), now() - interval '364 days', now() - interval '364 days', 'new', 'key:00000000', 1`,
  );
  expect((await world.app.care.forgetOld()).audit).toBe(1100);
  const rows = await world.sql<{ action: string }>(
    "select action from pluggy.audit where actor = 'key:00000000' order by action",
  );
  expect(rows.map(({ action }) => action)).toEqual(['again', 'new']);
});

it('events since a time are found by an index', async () => {
  // on a connection as the service has them, which prefers indexes
  const { database } = await world.app.parts();
  const { rows } = await database.asSystem((tx) =>
    tx.query<{ 'QUERY PLAN': string }>(`explain ${REOPEN_SINCE}`, [new Date()]),
  );
  expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('inbox_received');
});

it('entries of the log of changes go after 91 days, and a cursor from before says so', async () => {
  const record = (age: string) =>
    world.sql(
      `insert into pluggy.changes (user_id, kind, ids, sequence, numbered_at)
       select 'ana', 'item', array[gen_random_uuid()], 5000 + extract(day from $1::interval)::integer * -10, now() - $1::interval`,
      [age],
    );
  await world.sql('delete from pluggy.changes');
  await world.sql('update pluggy.change_sequence set last = 5000');
  for (const age of ['200 days', '92 days', '90 days', '1 day']) await record(age);
  expect((await world.app.care.forgetOld()).changes).toBe(2);
  const at = (days: number): number => 5000 - days * 10;
  const parts = await world.app.parts();
  const ask = async (after: number): Promise<unknown> =>
    readFeed(parts, null, { after: String(after), limit: 10 }).then(
      ({ entries }) => entries.length,
      (error: { code: string }) => error.code,
    );
  expect(await ask(at(200))).toBe('cursor_expired');
  expect(await ask(at(92))).toBe(2);
  expect(await ask(at(90))).toBe(1);
});
