import { beforeAll, describe, expect, it } from 'vitest';
import { INCLUDABLE } from '../src/contract/financial-data.ts';
import { silentLogger } from '../src/domain/logger.ts';
import { Database } from '../src/store/Database.ts';
import { personTables } from '../src/store/person-tables.ts';
import { LEFT_AFTER_ERASURE, tablesOfPersons } from '../src/store/tables.ts';
import { call } from './support/api.ts';
import { dumpTables } from './support/look-inside.ts';
import { connectBank, sandboxKey } from './support/sandbox-calls.ts';
import { useWorld } from './support/world.ts';

const PHONE = '+5511987654321';
const BASE = '/api/pluggy-v2';
/** Whatever a person is known by, wherever it stands in an object; ids are told by their form. */
const IDENTIFYING =
  /^(owner|taxNumber|number|transferNumber|fullName|document|documentNumber|value|fullAddress|primaryAddress|postalCode|accountNumber|branchNumber|cardNumber|ipocCode|contractNumber|digitableLine|barcode|providerId|providerCode|clientUserId|name)$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const world = useWorld('sandbox');
let ana = '';

/** Everything that is stored of a user, as the API says it. */
async function dataOf(userId: string): Promise<unknown> {
  const query = `include=${INCLUDABLE.join(',')}&includeDeleted=true`;
  return (await call(world.app.url, `${BASE}/user/${userId}/financial-data?${query}`)).json();
}

/** The texts by which somebody could be known. */
function identifying(value: unknown, name = ''): string[] {
  if (typeof value === 'string')
    return UUID.test(value) || (IDENTIFYING.test(name) && value.length >= 6) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => identifying(one, name));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => identifying(one, key));
}

async function connect(userId: string): Promise<string> {
  const { id } = await connectBank(world.sandbox.url, await sandboxKey(world.sandbox.url), {
    clientUserId: userId,
  });
  await world.app.pluggy.reportItem(userId, id);
  await world.app.work();
  return id;
}

/** A person has said and set what can be said and set; the bank has changed, hidden and moved what can be. */
async function live(userId: string, itemId: string): Promise<void> {
  const say = (path: string, body: object) =>
    call(world.app.url, `${BASE}/user/${userId}${path}`, { method: 'PATCH', body });
  const [account] = await world.sql<{ id: string }>(
    'select id from pluggy.accounts where user_id = $1 order by id',
    [userId],
  );
  const [first, second] = await world.sql<{ id: string; account: string }>(
    'select id, account_id as account from pluggy.transactions where user_id = $1 order by id limit 2',
    [userId],
  );
  const answers = [
    await say(`/accounts/${account?.id}`, { alias: `alias of ${userId}`, counted: false }),
    await say(`/transactions/${first?.id}`, { note: `note of ${userId}`, ignored: true }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  await world.app.pluggy.createSession(userId);
  const [item, a, t1, t2] = [itemId, first?.account, first?.id, second?.id];
  // what takes a fault or a long time to come about
  const rows: [string, unknown[]][] = [
    [
      `insert into pluggy.transaction_versions (account_id, id, user_id, raw, valid_from, valid_until, replaced_at, reason)
      select account_id, id, user_id, raw, now(), now(), now(), 'changed' from pluggy.transactions where id = $1`,
      [t1],
    ],
    [
      `insert into pluggy.list_versions (list, id, item_id, user_id, raw, valid_from, valid_until, replaced_at, reason)
      select 'loans', id, item_id, user_id, raw, now(), now(), now(), 'changed' from pluggy.loans where item_id = $1`,
      [item],
    ],
    [
      `insert into pluggy.consents (id, item_id, user_id, raw, first_seen_at, changed_at)
      values (gen_random_uuid(), $1::uuid, $2, jsonb_build_object('id', 'x', 'itemId', $1::uuid, 'name', 'consent of ' || $2::text), now(), now())`,
      [item, userId],
    ],
    [
      `insert into pluggy.transaction_links (account_id, old_id, new_id, evidence, linked_at) values ($1, $2, $3, 'content', now())`,
      [a, t1, t2],
    ],
    [
      `insert into pluggy.passed_annotations (from_account_id, from_id, user_id, to_account_id, to_id, passed_at)
      values ($1, $2, $4, $1, $3, now())`,
      [a, t1, t2, userId],
    ],
    [
      `insert into pluggy.refused_rows (account_id, user_id, digest, sqlstate, payload, seen_at)
      values ($1, $2::text, '\\x01', '22003', 'refused of ' || $2::text, now())`,
      [a, userId],
    ],
    [
      `insert into pluggy.refused_objects (item_id, product, user_id, digest, reason, payload, seen_at)
      values ($1, 'loans', $2::text, '\\x01', 'no-id', 'refused of ' || $2::text, now())`,
      [item, userId],
    ],
    [
      `insert into pluggy.sweeps (account_id, item_version, started_at, saved_at, after, at_oldest, rows_seen, finished)
      values ($1, 'v', now(), now(), 'c', '{}', 1, false) on conflict do nothing`,
      [a],
    ],
    [
      `insert into pluggy.check_progress (account_id, item_version, saved_at, after, months)
      values ($1, 'v', now(), 'c', '[]') on conflict do nothing`,
      [a],
    ],
    [
      `insert into pluggy.month_checks (account_id, month, rows_there, checksum_there, rows_here, checksum_here, changed_at)
      values ($1, '2026-10', 1, 1, 1, 1, now()) on conflict do nothing`,
      [a],
    ],
    [
      `insert into pluggy.reconciliations (item_id, finished_at, moved, item_differed, accounts_different, months_different, rows_repaired, products_repaired, months_left)
      values ($1, now(), true, false, 0, 0, 0, 0, 0)`,
      [item],
    ],
    [
      `insert into pluggy.jobs (kind, key, serial, state, run_at, max_attempts, last_error, created_at)
      values ('look-again', $1::text, 'sync-item:' || $1::text, 'dead', now(), 5, 'x', now())`,
      [item],
    ],
    [
      `insert into pluggy.settings (name, value) values ('sync-batch:client:user:' || $1::text, '2026-11-20')`,
      [userId],
    ],
    [
      `insert into pluggy.inbox (event_id, event, bytes, received_at, settled_at, outcome)
      values ('odd ' || $1::text, '', convert_to('{"itemId":"' || $1::text, 'UTF8'), now(), now(), 'unreadable')`,
      [item],
    ],
    [
      `insert into pluggy.inbox (event_id, event, item_id, user_id, body, received_at, settled_at, outcome)
      values ('seen ' || gen_random_uuid(), 'item/updated', $1::uuid, $2, jsonb_build_object('itemId', $1::uuid), now(), now(), 'applied')`,
      [item, userId],
    ],
  ];
  for (const [text, values] of rows) await world.sql(text, values);
}

beforeAll(async () => {
  const made = await call(world.app.url, `${BASE}/connect-token`, {
    method: 'POST',
    body: { phoneNumber: PHONE },
  });
  ana = made.json<{ userId: string }>().userId;
  for (const userId of [ana, 'bia']) await live(userId, await connect(userId));
});

describe('after an erasure the whole database', () => {
  it('holds no value by which the person could be known, and all of everybody else', async () => {
    const full = new Set(
      (await dumpTables(world.databaseUrl))
        .split('\n')
        .map((line) => line.split(' ')[0]?.replace('pluggy.', '')),
    );
    // a table that is empty here is found by what names its columns: see the last test
    expect(tablesOfPersons().filter(([name]) => full.has(name)).length).toBeGreaterThanOrEqual(28);
    const [mine, theirs] = [await dataOf(ana), await dataOf('bia')];
    const others = new Set(identifying(theirs));
    const values = new Set(
      [...identifying(mine), ana, PHONE, PHONE.slice(1), `alias of ${ana}`, `note of ${ana}`].filter(
        (value) => !others.has(value),
      ),
    );
    const ids = await world.sql<{ id: string }>(
      `select id::text from pluggy.transactions where user_id = $1 union select id::text from pluggy.sessions where false`,
      [ana],
    );
    for (const { id } of ids) values.add(id);
    expect(values.size).toBeGreaterThan(200);
    const before = await dumpTables(world.databaseUrl);
    expect([...values].filter((value) => before.includes(value)).length).toBeGreaterThan(150);

    const answer = await call(world.app.url, `${BASE}/user/${encodeURIComponent(ana)}`, { method: 'DELETE' });
    expect(answer.status).toBe(202);
    await world.app.work();
    const { receiptId } = answer.json<{ receiptId: string }>();
    expect((await call(world.app.url, `${BASE}/erasures/${receiptId}`)).json()).toMatchObject({
      state: 'done',
    });

    const lines = (await dumpTables(world.databaseUrl)).split('\n');
    const entry = lines.filter((line) => line.startsWith('pluggy.changes ') && line.includes(ana));
    expect(entry).toHaveLength(1);
    expect(entry[0]).toContain('"kind":"user"');
    const rest = lines.filter((line) => line !== entry[0]).join('\n');
    // a text may lie in a column of bytes, which are shown in hexadecimal
    const inBytes = (value: string): string => Buffer.from(value).toString('hex');
    expect([...values].filter((value) => rest.includes(value) || rest.includes(inBytes(value)))).toEqual([]);
    expect(await dataOf('bia')).toEqual(theirs);
  });

  it('is emptied by a list that has every table with rows of persons, and how each leads to them', async () => {
    const database = new Database({ url: world.databaseUrl, logger: silentLogger });
    const emptied = await personTables(database);
    await database.close();
    expect(emptied.filter(({ columns }) => columns.length === 0)).toEqual([]);
    const named = [...emptied.map(({ name }) => name), ...Object.keys(LEFT_AFTER_ERASURE)];
    expect(named.sort()).toEqual(
      tablesOfPersons()
        .map(([name]) => name)
        .sort(),
    );
  });

  it('has of the person what LEFT_AFTER_ERASURE names, without the person', async () => {
    expect(Object.keys(LEFT_AFTER_ERASURE).sort()).toEqual(['audit', 'changes', 'sessions']);
    const left = await world.sql<{ actor: string | null; user: string | null }>(
      `select actor, user_id as user from pluggy.audit where user_id = $1 or actor like 'session:%'`,
      [ana],
    );
    expect(left.filter(({ user }) => user === ana)).toEqual([]);
    expect(await world.sql('select from pluggy.sessions where user_id = $1', [ana])).toEqual([]);
    expect(
      await world.sql("select revoked_at is not null as over from pluggy.sessions where user_id = ''"),
    ).toEqual([{ over: true }]);
  });
});
