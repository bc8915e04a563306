import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { COALESCE_EVENTS_MS } from '../src/queue/kinds.ts';
import { call } from './support/api.ts';
import { CLIENT_ID } from './support/sandbox-client.ts';
import { useWorld } from './support/world.ts';

const world = useWorld('sandbox');

interface Row {
  readonly id: string;
  readonly accountId: string;
  readonly status: string;
  readonly description: string;
  readonly amount: number;
  readonly date: string;
  readonly createdAt: string;
  readonly userCategoryId: string | null;
  readonly note: string | null;
  readonly ignored: boolean;
  readonly deletedAt?: string | null;
  readonly deletedReason?: string | null;
  readonly replacedById?: string | null;
}

const pathOf = (user: string, rest = ''): string => `/api/pluggy-v2/user/${user}/transactions${rest}`;

async function rowsOfUser(user: string, query = ''): Promise<Row[]> {
  const found: Row[] = [];
  let after = '';
  do {
    const answer = await call(world.app.url, pathOf(user, `?limit=500${query}${after}`));
    const page = answer.json<{ results: Row[]; next: string | null }>();
    found.push(...page.results);
    after = page.next === null ? '' : `&after=${encodeURIComponent(page.next)}`;
  } while (after !== '');
  return found;
}

async function inTruth(itemId: string): Promise<Map<string, Row>> {
  const { transactions } = JSON.parse(await world.bank.truth(itemId)) as { transactions: Row[] };
  return new Map(transactions.map((row) => [row.id, row]));
}

const say = (user: string, id: string, body: unknown) =>
  call(world.app.url, pathOf(user, `/${id}`), {
    method: 'PATCH',
    body,
    headers: { 'accept-language': 'en' },
  });

const historyOf = async (user: string, id: string) =>
  (await call(world.app.url, pathOf(user, `/${id}/history`))).json<{ versions: Record<string, unknown>[] }>()
    .versions;

async function connect(user: string): Promise<string> {
  const itemId = await world.bank.connect(user);
  await world.app.pluggy.reportItem(user, itemId);
  await world.app.work();
  world.clock.advance(24 * 3_600_000);
  return itemId;
}

/** An event as Pluggy tells it, and all the work that follows. */
async function tell(body: object): Promise<void> {
  const event = { eventId: randomUUID(), clientId: CLIENT_ID, ...body };
  await world.app.receive(Buffer.from(JSON.stringify(event)));
  world.clock.advance(COALESCE_EVENTS_MS);
  await world.app.work();
}

/** An event that does not say which rows it is about: everything is read. */
const readEverything = (itemId: string): Promise<void> => tell({ event: 'transactions/updated', itemId });

interface Moved {
  readonly before: Map<string, Row>;
  readonly gone: Row[];
  readonly came: Row[];
}

async function happen(itemId: string, scenario: string): Promise<Moved> {
  const before = await inTruth(itemId);
  await world.bank.scenario(itemId, scenario);
  const after = await inTruth(itemId);
  return {
    before,
    gone: [...before.values()].filter(({ id }) => !after.has(id)),
    came: [...after.values()].filter(({ id }) => !before.has(id)),
  };
}

/** As if the item had been read already since the bank was: events about rows are then all that there is to learn from. */
async function knowItem(itemId: string): Promise<void> {
  const { item } = JSON.parse(await world.bank.truth(itemId)) as { item: object };
  await world.sql('update pluggy.items set raw = $2 where id = $1', [itemId, item]);
}

const accountsIn = (rows: readonly Row[]): string[] => [...new Set(rows.map(({ accountId }) => accountId))];

async function tellDeleted(itemId: string, gone: readonly Row[]): Promise<void> {
  for (const accountId of accountsIn(gone)) {
    const transactionIds = gone.filter((row) => row.accountId === accountId).map(({ id }) => id);
    await tell({ event: 'transactions/deleted', itemId, accountId, transactionIds });
  }
}

async function tellCreated(itemId: string, came: readonly Row[]): Promise<void> {
  for (const accountId of accountsIn(came)) {
    const times = came.filter((row) => row.accountId === accountId).map(({ createdAt }) => createdAt);
    const transactionsCreatedAtFrom = times.sort()[0];
    await tell({ event: 'transactions/created', itemId, accountId, transactionsCreatedAtFrom });
  }
}

const alike = ({ description, amount, date }: Row): object => ({ description, amount, date });

/** The person says something of each pending row. */
async function annotatePending(user: string): Promise<Row[]> {
  const pending = (await rowsOfUser(user)).filter(({ status }) => status === 'PENDING');
  for (const { id } of pending) {
    const said = { note: `about ${id}`, categoryId: '11010000', ignored: true };
    expect((await say(user, id, said)).status).toBe(200);
  }
  return pending;
}

describe('pending rows that are posted under new ids', () => {
  it.each<[string, string, (itemId: string, moved: Moved) => Promise<void>]>([
    [
      'deleted-first',
      'deletion told first, each in a sync of its own',
      async (itemId, { gone, came }) => {
        await tellDeleted(itemId, gone);
        world.clock.advance(3_600_000);
        await tellCreated(itemId, came);
      },
    ],
    [
      'created-first',
      'creation told first, each in a sync of its own',
      async (itemId, { gone, came }) => {
        await tellCreated(itemId, came);
        world.clock.advance(3_600_000);
        await tellDeleted(itemId, gone);
      },
    ],
    ['in-one', 'found by a complete read', async (itemId) => readEverything(itemId)],
  ])('keep what the person said: %s, %s', async (user, _, learn) => {
    const itemId = await connect(user);
    const annotated = new Map((await annotatePending(user)).map((row) => [row.id, row]));
    const moved = await happen(itemId, 'pending-posted-new-ids');
    await knowItem(itemId);
    await learn(itemId, moved);

    const renewed = moved.gone.filter(({ id }) => annotated.has(id));
    expect(renewed.length).toBeGreaterThan(2);
    const shown = new Map((await rowsOfUser(user)).map((row) => [row.id, row]));
    for (const old of renewed) {
      expect(shown.has(old.id), 'the old row is hidden').toBe(false);
      const [current, earlier, ...more] = await historyOf(user, old.id);
      expect(more).toEqual([]);
      expect(earlier).toMatchObject({
        id: old.id,
        deletedAt: expect.any(String),
        deletedReason: user === 'in-one' ? 'not_listed' : 'not_found',
        replacedById: current?.['id'],
        evidence: 'content',
        transaction: { id: old.id, status: 'PENDING' },
      });
      const next = shown.get(String(current?.['id']));
      expect(next).toMatchObject({ ...alike(old), status: 'POSTED' });
      expect(next).toMatchObject({
        note: `about ${old.id}`,
        userCategoryId: '11010000',
        ignored: true,
      });
      expect(await historyOf(user, String(next?.id))).toEqual([current, earlier]);
    }
    const replaced = (await rowsOfUser(user, '&includeDeleted=true')).filter(
      ({ replacedById }) => replacedById != null,
    );
    expect(replaced.length, 'nothing else is linked').toBe(
      moved.gone.filter((row) => row.status === 'PENDING').length,
    );

    const versions = () =>
      world.sql(`select id::text, xmin::text from pluggy.transactions union all
         select old_id::text, xmin::text from pluggy.transaction_links union all
         select transaction_id::text, xmin::text from pluggy.annotations order by 1, 2`);
    await readEverything(itemId);
    const settled = await versions();
    await readEverything(itemId);
    expect(await versions(), 'a sync of unchanged data writes no row').toEqual(settled);

    const data = await world.app.pluggy.getUserFinancialData(user);
    expect(data.transactions.length).toBe((await inTruth(itemId)).size);
  });
});

describe('rows that vanish and return', () => {
  it.each(['row-vanishes-and-returns', 'outage-mass-deletion-and-recovery'])(
    'are the same rows, with what the person said: %s',
    async (scenario) => {
      const user = scenario.slice(0, 6);
      const itemId = await connect(user);
      for (const { id } of (await rowsOfUser(user)).slice(0, 60)) await say(user, id, { note: id });
      const said = (rows: readonly Row[]) => rows.filter(({ note }) => note !== null).map(({ id }) => id);
      const before = said(await rowsOfUser(user)).sort();
      const { gone } = await happen(itemId, scenario);
      await readEverything(itemId);
      const hidden = (await rowsOfUser(user, '&includeDeleted=true')).filter(
        ({ deletedAt }) => deletedAt != null,
      );
      expect(hidden.map(({ id }) => id).sort()).toEqual(gone.map(({ id }) => id).sort());
      expect(new Set(hidden.map(({ deletedReason }) => deletedReason))).toEqual(new Set(['not_listed']));
      expect((await rowsOfUser(user)).some(({ deletedAt }) => deletedAt !== undefined)).toBe(false);

      await fetch(`${world.sandbox.url}/_sandbox/clock`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ advanceMs: 5_000 }),
      });
      await readEverything(itemId);
      const after = await rowsOfUser(user);
      expect(said(after).sort()).toEqual(before);
      for (const { id, note } of after) if (note !== null) expect(note).toBe(id);
      const links = await world.sql('select from pluggy.transaction_links where old_id = any($1)', [
        gone.map(({ id }) => id),
      ]);
      expect(links).toEqual([]);
    },
  );
});

describe('what a person says of a transaction', () => {
  let id: string;
  let itemId: string;
  beforeAll(async () => {
    itemId = await connect('ana');
    id = (await rowsOfUser('ana'))[0]?.id ?? '';
  });

  it('is kept field by field, and null takes it back', async () => {
    const first = await say('ana', id, { categoryId: '10000000', note: 'mercado' });
    expect(first.json()).toMatchObject({ id, userCategoryId: '10000000', note: 'mercado', ignored: false });
    expect((await say('ana', id, { ignored: true, note: null })).json()).toMatchObject({
      userCategoryId: '10000000',
      note: null,
      ignored: true,
    });
    const [shown] = (await world.app.pluggy.getUserFinancialData('ana')).transactions.filter(
      (row) => row.id === id,
    );
    expect(shown).toMatchObject({ userCategoryId: '10000000', note: null, ignored: true });
    const truth = (await inTruth(itemId)).get(id);
    expect(shown?.categoryId, "Pluggy's own category is untouched").toBe(
      (truth as unknown as { categoryId: string }).categoryId,
    );
    await say('ana', id, { categoryId: null, ignored: null });
    expect(await world.sql(`select from pluggy.annotations where user_id = 'ana'`)).toEqual([]);
  });

  it('can be said through the library too', async () => {
    const said = await world.app.pluggy.annotateTransaction('ana', id, { note: 'da biblioteca' });
    expect(said).toMatchObject({ id, note: 'da biblioteca', amount: expect.any(String) });
    expect((await world.app.pluggy.getTransactionHistory('ana', id)).versions).toMatchObject([
      { id, deletedAt: null, transaction: { id } },
    ]);
    await world.app.pluggy.annotateTransaction('ana', id, { note: null });
  });

  it.each<[string, unknown, number, string, string]>([
    ['an unknown category', { categoryId: '12345678' }, 400, 'unknown_category', 'categoryId'],
    ['a category that is no text', { categoryId: 7 }, 400, 'invalid_value', 'categoryId'],
    ['an empty note', { note: ' ' }, 400, 'invalid_value', 'note'],
    ['a note that is too long', { note: 'x'.repeat(1_001) }, 400, 'invalid_value', 'note'],
    ['a note that PostgreSQL cannot hold', { note: 'a\0b' }, 400, 'invalid_value', 'note'],
    ['a flag that is none', { ignored: 'yes' }, 400, 'invalid_value', 'ignored'],
    ['an unknown field', { amount: 1 }, 400, 'unknown_field', 'amount'],
  ])('is refused clearly, and nothing is stored: %s', async (_, body, status, code, field) => {
    const answer = await say('ana', id, body);
    expect(answer.json()).toMatchObject({ status, code });
    expect(answer.text).toContain(field);
    expect(await world.sql(`select from pluggy.annotations where user_id = 'ana'`)).toEqual([]);
  });

  it("is nobody's business but the person's own, and needs a transaction that is there", async () => {
    for (const [user, which] of [
      ['mallory', id],
      ['ana', randomUUID()],
    ] as const) {
      expect((await say(user, which, { note: 'x' })).json()).toMatchObject({
        status: 404,
        code: 'transaction_not_found',
      });
      expect((await call(world.app.url, pathOf(user, `/${which}/history`))).json()).toMatchObject({
        status: 404,
        code: 'transaction_not_found',
      });
    }
    expect((await say('ana', 'not-an-id', { note: 'x' })).json()).toMatchObject({ code: 'invalid_value' });
  });

  it('under an id that Pluggy has replaced goes to the row that took its place', async () => {
    const itemId = await connect('late');
    const pending = (await rowsOfUser('late')).filter(({ status }) => status === 'PENDING');
    const { gone } = await happen(itemId, 'pending-posted-new-ids');
    await readEverything(itemId);
    const old = gone.find((row) => pending.some((one) => one.id === row.id));
    const answer = await say('late', old?.id ?? '', { note: 'from an old page' });
    const row = answer.json<Row>();
    expect(row.id).not.toBe(old?.id);
    expect(row).toMatchObject({ note: 'from an old page', status: 'POSTED' });
    expect((await rowsOfUser('late')).find((one) => one.id === row.id)?.note).toBe('from an old page');
  });
});
