import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deliverUpdate } from './support/deliver.ts';
import { secretOf } from './support/look-inside.ts';
import { callSandbox, sandboxKey } from './support/sandbox-calls.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/world.ts';

const world = useWorld('sandbox');
let itemId: string;
let secret: string;
let accountId: string;
let secondPage: string;
let edge: { date: string; ids: string[] };

interface Page {
  results: { id: string; date: string }[];
  next: string | null;
}

beforeAll(async () => {
  await world.app.pluggy.open();
  await world.app.care.rotateWebhookSecret();
  secret = (await secretOf(world.databaseUrl, 'webhook')).toString('base64url');
  itemId = await world.bank.connect('ana', 'user-ok-perf-3x');
  await sync();
  const rows = await world.sql<{ id: string }>(
    `select account_id as id from pluggy.transactions group by account_id having count(*) > 800`,
  );
  accountId = rows[0]?.id ?? '';
  const page = await callSandbox<Page>(
    world.sandbox.url,
    `GET /v2/transactions?accountId=${accountId}`,
    await sandboxKey(world.sandbox.url),
  );
  secondPage = new URL(page.next ?? '', 'http://x/').searchParams.get('after') ?? '';
  const date = page.results.at(-1)?.date ?? '';
  edge = { date, ids: page.results.filter((row) => row.date === date).map(({ id }) => id) };
});
beforeEach(async () => {
  await world.sql('delete from pluggy.sweeps');
});

async function sync(): Promise<void> {
  const eventId = await deliverUpdate(world.app.url, itemId, secret);
  await until('the event is acted on', async () => {
    await world.app.work();
    const settled = 'select 1 from pluggy.inbox where event_id = $1 and settled_at is not null';
    return (await world.sql(settled, [eventId])).length === 1;
  });
}

/** What a run leaves that is killed after the first page. */
async function leaveSweep(overrides: { after?: string; version?: string; savedAgo?: string } = {}) {
  const rows = await world.sql<{ version: string }>(
    `select concat(raw->>'updatedAt', ' ', raw->>'status', ' ', raw->>'executionStatus') as version
     from pluggy.items where id = $1`,
    [itemId],
  );
  await world.sql('update pluggy.accounts set read_from = null where id = $1', [accountId]);
  await world.sql(
    `insert into pluggy.sweeps values ($1, $2, now() - $3::interval, now() - $3::interval, $4, $5, $6, 500, false)`,
    [
      accountId,
      overrides.version ?? rows[0]?.version,
      overrides.savedAgo ?? '1 minute',
      overrides.after ?? secondPage,
      edge.date,
      edge.ids,
    ],
  );
}

/** The cursors that pages of the account were asked for with while it was synced; null: the first page. */
async function cursorsOfSync(): Promise<(string | null)[]> {
  const before = (await calls()).length;
  await sync();
  return (await calls())
    .slice(before)
    .map(({ query }) => new URLSearchParams(query))
    .filter(
      (query) => query.get('accountId') === accountId && !query.has('ids') && !query.has('createdAtFrom'),
    )
    .map((query) => query.get('after'));
}

async function calls(): Promise<{ query: string }[]> {
  const answer = await fetch(`${world.sandbox.url}/_sandbox/calls`);
  return ((await answer.json()) as { calls: { query: string }[] }).calls;
}

/** A row that Pluggy does not have, stored as one that it once had. */
async function storeGhost(date: string): Promise<string> {
  const id = randomUUID();
  await world.sql(
    `insert into pluggy.transactions (account_id, id, user_id, date, amount, currency_code, type, status, raw, first_seen_at, changed_at)
     values ($1, $2, 'ana', $3, 1, 'BRL', 'DEBIT', 'POSTED', '{}', now(), now())`,
    [accountId, id, date],
  );
  return id;
}

async function hidden(): Promise<string[]> {
  const rows = await world.sql<{ id: string }>(
    'select id from pluggy.transactions where account_id = $1 and deleted_at is not null',
    [accountId],
  );
  return rows.map(({ id }) => id);
}

async function swept(): Promise<{ rows: number; live: number; left: number }> {
  const rows = await world.sql<{ rows: number; live: number; left: number }>(
    `select swept_rows::int as rows, (select count(*)::int from pluggy.sweeps) as left,
       (select count(*)::int from pluggy.transactions where account_id = $1 and deleted_at is null) as live
     from pluggy.accounts where id = $1`,
    [accountId],
  );
  return rows[0] ?? { rows: 0, live: 0, left: 0 };
}

describe('a complete read that an earlier run left', () => {
  it('is gone on with at its cursor, and counts every row once', async () => {
    await leaveSweep();
    const cursors = await cursorsOfSync();
    expect(cursors[0]).toBe(secondPage);
    expect(cursors).not.toContain(null);
    const { rows, live, left } = await swept();
    expect(rows).toBe(live);
    expect(left).toBe(0);
  });

  it('finds what has vanished after its cursor, and takes no row that exists for vanished', async () => {
    const ghost = await storeGhost(new Date(Date.parse(edge.date) - 86_400_000).toISOString());
    await leaveSweep();
    await sync();
    expect(await hidden()).toEqual([ghost]);
    await world.sql('delete from pluggy.transactions where id = $1', [ghost]);
  });

  it('brings the rows that came to the pages before its cursor meanwhile', async () => {
    const { live } = await swept();
    // as if the newest row had come to Pluggy after the first page was read
    await world.sql(
      `delete from pluggy.transactions where account_id = $1
       and id = (select id from pluggy.transactions where account_id = $1 order by date desc, id desc limit 1)`,
      [accountId],
    );
    await leaveSweep();
    await sync();
    expect((await swept()).live).toBe(live);
  });

  it('leaves the next one to start at the first page, and to end with the last weeks', async () => {
    await leaveSweep();
    await sync();
    const before = (await calls()).length;
    await sync();
    const reads = (await calls()).slice(before).map(({ query }) => new URLSearchParams(query));
    const ofRows = reads.filter((query) => query.get('accountId') === accountId && !query.has('page'));
    const kinds = new Set(
      ofRows.map((query) => ['createdAtFrom', 'dateFrom'].find((name) => query.has(name))),
    );
    expect(kinds).toEqual(new Set(['createdAtFrom', 'dateFrom']));
  });

  it.each([
    ['was left more than an hour ago', { savedAgo: '61 minutes' }],
    ['is of another state of the item', { version: 'an earlier one' }],
  ])('starts again when it %s', async (_, overrides) => {
    await leaveSweep(overrides);
    expect((await cursorsOfSync())[0]).toBeNull();
    expect((await swept()).left).toBe(0);
  });

  it('starts again when Pluggy refuses its cursor', async () => {
    await leaveSweep({ after: 'bm9uc2Vuc2U=' });
    expect((await cursorsOfSync()).slice(0, 2)).toEqual(['bm9uc2Vuc2U=', null]);
    const { rows, live, left } = await swept();
    expect(rows).toBe(live);
    expect(left).toBe(0);
  });
});
