import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { call } from './support/api.ts';
import { holdingsOf, truthOf } from './support/compare-with-truth.ts';
import { makeWebhooksArrive } from './support/webhooks-arrive.ts';
import { useWorld } from './support/world.ts';

const world = useWorld('sandbox');

const sql = <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
  world.sql<Row & Record<string, unknown>>(text, values);

async function connect(userId: string, bankUser = 'user-ok'): Promise<string> {
  const itemId = await world.bank.connect(userId, bankUser);
  await world.app.pluggy.reportItem(userId, itemId);
  await world.app.work();
  await expectTruth(userId, itemId);
  return itemId;
}

async function expectTruth(userId: string, itemId: string): Promise<void> {
  expect(await holdingsOf(world.app.url, userId)).toEqual(await truthOf(world.bank, itemId));
}

async function differs(userId: string, itemId: string): Promise<boolean> {
  return !isDeepStrictEqual(await holdingsOf(world.app.url, userId), await truthOf(world.bank, itemId));
}

/** Every item's time comes once. */
async function reconcile(): Promise<number> {
  const asked = await world.app.care.requestReconciliations(0);
  await world.app.work();
  return asked;
}

interface Found {
  readonly moved: boolean;
  readonly accounts_different: number;
  readonly months_different: number;
  readonly rows_repaired: number;
  readonly products_repaired: number;
  readonly months_left: number;
}

const findings = (itemId: string): Promise<Found[]> =>
  sql<Found>(
    `select moved, accounts_different, months_different, rows_repaired, products_repaired, months_left
     from pluggy.reconciliations where item_id = $1 order by id`,
    [itemId],
  );

describe('without a single webhook', () => {
  it('the reconciliation brings what moved at the bank, and says so', async () => {
    const itemId = await connect('mover');
    await world.bank.advance(itemId, 3, 40); // within which the card's bill closes
    expect(await differs('mover', itemId)).toBe(true);
    await reconcile();
    await expectTruth('mover', itemId);
    const [found] = await findings(itemId);
    expect(found).toMatchObject({ moved: true });
    expect(found?.rows_repaired).toBeGreaterThan(0);
    const accounts = (await holdingsOf(world.app.url, 'mover')).accounts.length;
    expect(found?.accounts_different).toBe(accounts); // each has a new balance
    expect(found?.products_repaired).toBeGreaterThan(0);
    const { reconciliations } = await world.app.pluggy.getCompleteness('mover');
    expect(reconciliations[0]?.found).toMatchObject([
      { accountsDifferent: accounts, productsRepaired: found?.products_repaired },
    ]);
    await reconcile();
    expect(await findings(itemId)).toHaveLength(1);
  });

  it('a connection that was removed at Pluggy is hidden after a second reading', async () => {
    const itemId = await connect('leaver');
    await world.bank.remove(itemId);
    await world.app.care.requestReconciliations(0);
    await world.app.work();
    const missing =
      'select missing_since is not null as missing, deleted_at is not null as deleted from pluggy.items where id = $1';
    expect(await sql(missing, [itemId])).toEqual([{ missing: true, deleted: false }]);
    world.clock.advance(5_000);
    await world.app.work();
    expect(await sql(missing, [itemId])).toEqual([{ missing: true, deleted: true }]);
    expect((await holdingsOf(world.app.url, 'leaver')).transactions).toEqual([]);
  });
});

const DATA = [
  'accounts',
  'transactions',
  'bills',
  'investments',
  'investment_transactions',
  'loans',
  'consents',
  'identities',
  'balances',
  'month_checks',
];

/** How often rows of the tables of data were written so far; `accounts` apart from its times of reading. */
const written = async (): Promise<unknown> => {
  const tables = DATA.filter((name) => name !== 'accounts');
  const places = await sql<{ place: string }>(
    tables
      .map((name) => `select '${name} ' || ctid || ' ' || xmin as place from pluggy.${name}`)
      .join(' union all '),
  );
  const accounts = await sql('select id, changed_at from pluggy.accounts order by id');
  return [places.map(({ place }) => place).sort(), accounts];
};

describe('when nothing changed', () => {
  it('a comparison proves it month by month, and writes no row of data', async () => {
    const itemId = await connect('calm');
    await reconcile();
    const before = await written();
    await reconcile();
    expect(await written()).toEqual(before);
    expect(await findings(itemId)).toEqual([]);
    await makeWebhooksArrive(world.app, world.databaseUrl);
    const report = await world.app.pluggy.getCompleteness('calm', 'en');
    expect(report.complete).toBe(true);
    for (const { transactions } of report.accounts) {
      expect(transactions.monthsCompared).toBeGreaterThan(0);
      expect(transactions.monthsDifferent).toBe(0);
    }
    expect(report.reconciliations).toEqual([
      { itemId, reconciledAt: expect.stringMatching(/^\d{4}-.*Z$/), found: [] },
    ]);
  });
});

describe('each connection', () => {
  const HOUR_MS = 3_600_000;

  it('has a moment of its own within the interval, once per interval', async () => {
    await reconcile();
    await sql('update pluggy.items set reconcile_after = null');
    const [all] = await sql<{ n: number }>(
      `select count(*)::integer as n from pluggy.items where deleted_at is null or deleted_at > now() - interval '7 days'`,
    );
    // the first look draws the moments, and nobody's has come yet
    expect(await world.app.care.requestReconciliations(6 * HOUR_MS)).toBe(0);
    const moments = await sql<{ at: Date }>('select reconcile_after as at from pluggy.items');
    expect(new Set(moments.map(({ at }) => at.getTime())).size).toBe(moments.length);
    const end = world.clock.now().getTime() + 6 * HOUR_MS;
    for (const { at } of moments) expect(at.getTime()).toBeLessThanOrEqual(end);
    world.clock.advance(6 * HOUR_MS);
    expect(await world.app.care.requestReconciliations(6 * HOUR_MS)).toBe(all?.n);
    expect(await world.app.care.requestReconciliations(6 * HOUR_MS)).toBe(0);
    await world.app.work();
  });

  it('does not wait for a moment of a longer interval', async () => {
    await sql(`update pluggy.items set reconcile_after = now() + interval '6 hours'`);
    await world.app.care.requestReconciliations(2_000);
    world.clock.advance(2_000);
    expect(await world.app.care.requestReconciliations(2_000)).toBeGreaterThan(0);
    await world.app.work();
  });

  it('whose sync fails, or never was, gets its sync instead', async () => {
    const itemId = await connect('stuck');
    const job = `insert into pluggy.jobs (kind, key, serial, state, run_at, attempts, max_attempts, last_error, created_at)
      values ('sync-item', $1, 'sync-item:' || $1, 'dead', now(), 20, 20, 'x', now())`;
    await sql(job, [itemId]);
    await reconcile();
    expect(await sql('select from pluggy.jobs where key = $1', [itemId])).toEqual([]);
    await expectTruth('stuck', itemId);
  });
});

describe('empty is not zero', () => {
  it('what a withdrawn consent takes away stays as it was, however often it is compared', async () => {
    const itemId = await connect('revoked');
    const before = await holdingsOf(world.app.url, 'revoked');
    await world.bank.scenario(itemId, 'consent-revoked');
    await reconcile();
    await reconcile();
    const { consents: _now, ...kept } = await holdingsOf(world.app.url, 'revoked');
    const { consents: _then, ...truth } = await truthOf(world.bank, itemId); // as it last was; `withdrawn` names all of it
    expect(kept).toEqual(truth);
    expect(kept.transactions).toEqual(before.transactions);
    const { items } = (await call(world.app.url, '/api/pluggy-v2/user/revoked/items')).json<{
      items: { nextStep: { action: string }; sync: { health: string } }[];
    }>();
    expect(items[0]).toMatchObject({ nextStep: { action: 'reconnect' }, sync: { health: 'failed' } });
  });

  it('what a consent takes away that nobody noticed to have ended stays, until there is a new one', async () => {
    const itemId = await world.bank.connectWithConsent('unnoticed');
    await world.app.pluggy.reportItem('unnoticed', itemId);
    await world.app.work();
    const before = await holdingsOf(world.app.url, 'unnoticed');
    expect(before.transactions.length).toBeGreaterThan(100);
    await world.bank.scenario(itemId, 'consent-revoked-unnoticed');
    for (const look of ['a comparison', 'another']) {
      await reconcile();
      const { consents, ...kept } = await holdingsOf(world.app.url, 'unnoticed');
      expect({ ...kept, consents: before.consents }, look).toEqual(before);
      expect(consents).toMatchObject([{ revokedAt: expect.stringMatching(/^20/) }]);
    }
    const withheld = `select count(*)::integer as n from pluggy.product_states where item_id = $1 and state = 'withheld'`;
    expect((await sql<{ n: number }>(withheld, [itemId]))[0]?.n).toBeGreaterThan(3);
    await world.bank.update(itemId); // finds the consent taken back
    await reconcile();
    expect((await holdingsOf(world.app.url, 'unnoticed')).transactions).toEqual(before.transactions);
    await world.bank.update(itemId);
    await world.bank.consent(itemId);
    await reconcile();
    await expectTruth('unnoticed', itemId);
  });

  it('what did not come after a partial success stays, and is named', async () => {
    const itemId = await world.bank.connect('partly', 'user-ok-account-error');
    await world.app.pluggy.reportItem('partly', itemId);
    await world.app.work();
    await reconcile();
    const { items } = (
      await call(world.app.url, '/api/pluggy-v2/user/partly/items', { headers: { 'accept-language': 'en' } })
    ).json<{
      items: { message: string; statusDetail: object; sync: { health: string; products: object[] } }[];
    }>();
    expect(items[0]?.sync.health).toBe('partial');
    expect(items[0]?.sync.products).toContainEqual(
      expect.objectContaining({ product: 'accounts', state: 'withheld' }),
    );
    expect(items[0]?.message).toMatch(/did not deliver part of the data \(accounts/);
    expect(items[0]?.statusDetail).toMatchObject({ accounts: { isUpdated: false } });
  });
});

describe('empty is not zero, with the data stored already', () => {
  it('a later read that succeeds in part erases nothing, and the state says why', async () => {
    const itemId = await connect('stocked');
    const before = await holdingsOf(world.app.url, 'stocked');
    expect(before.accounts).toHaveLength(3);
    await world.bank.scenario(itemId, 'partial-failure'); // the API shows neither bank account now, nor their rows
    for (const read of [() => world.app.pluggy.reportItem('stocked', itemId), reconcile, reconcile]) {
      await read();
      await world.app.work();
      const now = await holdingsOf(world.app.url, 'stocked');
      // the identity was read, and itself names fewer accounts for now
      const identity = now.identity.map((one, index) => ({
        ...one,
        financialRelationships: before.identity[index]?.['financialRelationships'],
      }));
      expect({ ...now, identity }).toEqual(before);
    }
    const [item] = (
      await call(world.app.url, '/api/pluggy-v2/user/stocked/items', { headers: { 'accept-language': 'en' } })
    ).json<{ items: { message: string; sync: { health: string; products: object[] } }[] }>().items;
    expect(item?.sync.health).toBe('partial');
    expect(item?.message).toMatch(/did not deliver part of the data \(accounts/);
    expect(item?.sync.products).toContainEqual(
      expect.objectContaining({ product: 'accounts', state: 'withheld', doneAt: expect.any(String) }),
    );
    const { complete, connections } = await world.app.pluggy.getCompleteness('stocked', 'en');
    expect(complete).toBe(false);
    expect(connections[0]?.problems[0]).toMatchObject({
      code: 'product_withheld',
      detail: expect.stringContaining('Withheld: accounts'),
    });
    await world.bank.advance(itemId, 5, 1);
    await reconcile();
    await expectTruth('stocked', itemId);
    await makeWebhooksArrive(world.app, world.databaseUrl);
    expect((await world.app.pluggy.getCompleteness('stocked')).complete).toBe(true);
  });
});

describe('a bank that goes down', () => {
  it('is shown so at once, when Pluggy tells of it', async () => {
    const health = async (): Promise<unknown> =>
      (await world.app.pluggy.listConnectors({ sandbox: true })).find(({ id }) => id === 0)?.health?.status;
    expect(await health()).toBe('ONLINE');
    const headers = { 'content-type': 'application/json' };
    const become = (status: string) => {
      const body = JSON.stringify({ status });
      return fetch(`${world.sandbox.url}/_sandbox/connectors/0`, { method: 'PUT', headers, body });
    };
    await become('OFFLINE');
    expect(await health()).toBe('ONLINE');
    const event = {
      event: 'connector/status_updated',
      eventId: 'bank-down',
      connectorId: 0,
      data: { status: 'OFFLINE' },
    };
    await world.app.receive(Buffer.from(JSON.stringify(event)));
    world.clock.advance(1_000);
    await world.app.work();
    expect(await health()).toBe('OFFLINE');
    await become('ONLINE');
  });
});

describe('what was damaged here', () => {
  const OF_ITEM = `account_id in (select id from pluggy.accounts where item_id = $1)`;
  const damages: readonly (readonly [string, string, keyof Found | 'item'])[] = [
    [
      'an amount, in the column alone',
      `update pluggy.transactions set amount = amount + 1 where ${OF_ITEM}`,
      'rows_repaired',
    ],
    [
      'an amount, in the object',
      `update pluggy.transactions set raw = jsonb_set(raw, '{amount}', '1.23') where ${OF_ITEM} and id in (
         select id from pluggy.transactions where ${OF_ITEM} order by date limit 3)`,
      'rows_repaired',
    ],
    [
      'the day of a row',
      `update pluggy.transactions set date = date - interval '70 days' where ${OF_ITEM} and id = (
         select id from pluggy.transactions where ${OF_ITEM} order by date limit 1)`,
      'rows_repaired',
    ],
    [
      'rows that are gone from the table',
      `delete from pluggy.transactions where ${OF_ITEM} and date > now() - interval '40 days'`,
      'rows_repaired',
    ],
    [
      'rows that are hidden though Pluggy has them',
      `update pluggy.transactions set deleted_at = now() where ${OF_ITEM} and extract(day from date) < 10`,
      'rows_repaired',
    ],
    [
      'a row that Pluggy never had',
      `insert into pluggy.transactions (account_id, id, user_id, date, amount, currency_code, type, status, raw,
         first_seen_at, changed_at)
       select account_id, gen_random_uuid(), user_id, date - interval '10 years', amount, currency_code, type, status,
         jsonb_set(raw, '{date}', to_jsonb(to_char(date - interval '10 years', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))),
         first_seen_at, changed_at
       from pluggy.transactions where ${OF_ITEM} limit 1`,
      'rows_repaired',
    ],
    [
      'an account that is hidden',
      'update pluggy.accounts set deleted_at = now() where item_id = $1',
      'accounts_different',
    ],
    [
      'the balance of an account',
      'update pluggy.accounts set balance = balance + 1 where item_id = $1',
      'accounts_different',
    ],
    ['bills that are gone', 'delete from pluggy.bills where item_id = $1', 'products_repaired'],
    [
      'an investment that is different',
      `update pluggy.investments set raw = raw || '{"balance": 0.01}' where item_id = $1`,
      'products_repaired',
    ],
    [
      'loans that are hidden',
      'update pluggy.loans set deleted_at = now() where item_id = $1',
      'products_repaired',
    ],
    [
      'movements that are gone',
      'delete from pluggy.investment_transactions where item_id = $1',
      'products_repaired',
    ],
    ['the identity', 'delete from pluggy.identities where item_id = $1', 'products_repaired'],
    [
      'the connection, hidden though Pluggy has it',
      'update pluggy.items set deleted_at = now() where id = $1',
      'item',
    ],
    [
      'the connection itself',
      `update pluggy.items set raw = raw || '{"status": "OUTDATED"}' where id = $1`,
      'item',
    ],
  ];

  it('is repaired, and how much is on record', async () => {
    const itemId = await connect('damaged', 'user-ok-indebted');
    for (const [what, statement, counted] of damages) {
      const { length: before } = await findings(itemId);
      const [first] = await sql<{ n: number }>(
        `with d as (${statement} returning 1) select count(*)::integer as n from d`,
        [itemId],
      );
      if (first?.n === 0) continue; // this person has none of it
      await reconcile();
      world.clock.advance(10_000);
      await world.app.work();
      await expectTruth('damaged', itemId);
      const found = (await findings(itemId)).slice(before);
      expect(found, what).toHaveLength(1);
      if (counted !== 'item') expect(Number(found[0]?.[counted]), what).toBeGreaterThan(0);
      expect(found[0]?.months_left, what).toBe(0);
      const [columns] = await sql<{ wrong: number }>(
        `select count(*)::integer as wrong from pluggy.transactions where ${OF_ITEM}
           and (amount, date) is distinct from ((raw->>'amount')::numeric, (raw->>'date')::timestamptz)`,
        [itemId],
      );
      expect(columns, what).toEqual({ wrong: 0 });
    }
  });
});
