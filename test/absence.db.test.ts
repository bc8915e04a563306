import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { COALESCE_EVENTS_MS } from '../src/queue/kinds.ts';
import { standingClock } from './support/moving-clock.ts';
import { type BankRow, bankRow, daysAgo } from './support/ScriptedBank.ts';
import { CLIENT_ID } from './support/sandbox-client.ts';
import { useWorld } from './support/world.ts';

const world = useWorld('scripted', {
  clock: standingClock,
  each: 'test',
  keepsDatabase: true,
  bank: () => ({ itemId: randomUUID(), products: ['TRANSACTIONS', 'INVESTMENTS', 'LOANS'] }),
});
let accountId: string;
beforeEach(async () => {
  world.bank.pageSize = 2;
  world.bank.investments = [{ id: randomUUID() }, { id: randomUUID() }];
  world.bank.loans = [{ id: randomUUID() }];
  accountId = randomUUID();
});

const sql = <Row extends object>(text: string): Promise<Row[]> =>
  world.sql<Row & Record<string, unknown>>(text, [world.bank.itemId]);

const OF_ITEM = 'account_id in (select id from pluggy.accounts where item_id = $1)';

/** How many rows of each kind are shown, and how many are hidden. */
async function shown(): Promise<Record<string, string>> {
  const counts = await sql<{ name: string; counts: string }>(
    ['accounts', 'investments', 'loans', 'transactions']
      .map((name) => {
        const which = name === 'transactions' ? OF_ITEM : 'item_id = $1';
        return `select '${name}' as name, count(*) filter (where deleted_at is null) || ' shown, ' ||
          count(deleted_at) || ' hidden' as counts from pluggy.${name} where ${which}`;
      })
      .join(' union all '),
  );
  return Object.fromEntries(counts.map(({ name, counts: text }) => [name, text]));
}

let rows: readonly BankRow[];

/** The account has these rows from now on. */
function serve(now: readonly BankRow[]): void {
  rows = now;
  world.bank.transactions[accountId] = [...now];
}

const ALL_SHOWN = {
  accounts: '1 shown, 0 hidden',
  investments: '2 shown, 0 hidden',
  loans: '1 shown, 0 hidden',
  transactions: '6 shown, 0 hidden',
};

const stateOf = async (product: string): Promise<string | undefined> =>
  (
    await sql<{ state: string }>(
      `select state from pluggy.product_states where item_id = $1 and product = '${product}'`,
    )
  )[0]?.state;

/** An event as Pluggy tells it, and the work that is due at once. */
async function tell(event: string, more: object = {}): Promise<void> {
  const body = { event, eventId: randomUUID(), clientId: CLIENT_ID, itemId: world.bank.itemId, ...more };
  await world.app.receive(Buffer.from(JSON.stringify(body)));
  world.clock.advance(COALESCE_EVENTS_MS);
  await world.app.work();
}

/** Everything is read, from the first page to the last: the event does not say which rows it is about. */
const readEverything = (): Promise<void> => tell('transactions/updated');

async function reconcile(): Promise<void> {
  world.clock.advance(1_000);
  await world.app.care.requestReconciliations(0);
  await world.app.work();
}

async function connect(first: readonly BankRow[]): Promise<void> {
  world.bank.hold(accountId, []);
  serve(first);
  await world.app.pluggy.reportItem(world.bank.userId, world.bank.itemId);
  await world.app.work();
  world.bank.calls();
}

const sixRows = (): BankRow[] => [1, 2, 5, 9, 50, 80].map((days) => bankRow(days, daysAgo(days)));

/** The calls that find out whether absence may be believed. */
const looks = (calls: readonly string[]): string[] =>
  calls.filter((call) => call === 'GET /consents' || call === `GET /items/${world.bank.itemId}`);

describe('at a connection that is well', () => {
  it('nothing is asked for besides the data while nothing is absent', async () => {
    await connect(sixRows());
    await tell('transactions/created', {
      accountId,
      transactionsCreatedAtFrom: new Date().toISOString(),
    });
    expect(world.bank.calls()).toEqual([
      `GET /items/${world.bank.itemId}`,
      'GET /accounts',
      'GET /v2/transactions',
    ]);
    world.bank.touch();
    await tell('item/updated');
    expect(looks(world.bank.calls())).toEqual([`GET /items/${world.bank.itemId}`, 'GET /consents']); // consents are a product
    await reconcile();
    expect(looks(world.bank.calls())).toEqual([`GET /items/${world.bank.itemId}`, 'GET /consents']);
    expect(await shown()).toEqual(ALL_SHOWN);
  });

  it('what is gone is hidden by the run that finds it, after one look at the item and its consents', async () => {
    await connect(sixRows());
    const [first, second, ...rest] = rows;
    serve(rest);
    await tell('transactions/deleted', { accountId, transactionIds: [first?.id] });
    expect((await shown())['transactions']).toBe('5 shown, 1 hidden');
    expect(looks(world.bank.calls())).toEqual([
      `GET /items/${world.bank.itemId}`,
      `GET /items/${world.bank.itemId}`,
      'GET /consents',
    ]);
    await readEverything();
    expect((await shown())['transactions']).toBe('4 shown, 2 hidden');
    serve([...rest.slice(1), ...(second === undefined ? [] : [second])]);
    world.bank.investments = world.bank.investments.slice(1);
    world.bank.loans = [];
    await reconcile();
    expect(await shown()).toEqual({
      accounts: '1 shown, 0 hidden',
      investments: '1 shown, 1 hidden',
      loans: '0 shown, 1 hidden',
      transactions: '4 shown, 2 hidden',
    });
    world.bank.accounts = [];
    await readEverything();
    expect((await shown())['accounts']).toBe('0 shown, 1 hidden');
  });
});

describe('an item that changes in the middle of a run', () => {
  /** From the first call to this path on the bank's run has failed, and everything is empty. */
  function failFrom(path: string, calls = 1): void {
    let left = calls;
    world.bank.before = ({ route }) => {
      if (route !== `GET ${path}` || --left > 0) return;
      world.bank.before = () => {};
      world.bank.isWithheld = true;
      world.bank.touch({
        status: 'LOGIN_ERROR',
        executionStatus: 'INVALID_CREDENTIALS',
        lastUpdatedAt: null,
      });
    };
  }

  it.each([
    ['accounts', '/accounts'],
    ['transactions', '/v2/transactions'],
    ['investments', '/investments'],
    ['loans', '/loans'],
  ])('hides nothing, and is looked at again (%s)', async (_what, path) => {
    await connect(sixRows());
    failFrom(path, path === '/v2/transactions' ? 2 : 1);
    await readEverything();
    expect(await shown()).toEqual(ALL_SHOWN);
    world.clock.advance(5_000);
    await world.app.work();
    expect(await shown()).toEqual(ALL_SHOWN);
    const [item] = await sql<{ status: string }>('select status from pluggy.items where id = $1');
    expect(item).toEqual({ status: 'LOGIN_ERROR' });
    expect(await stateOf('loans')).toBe('withheld');
  });

  it.each([1, 2, 4])('hides nothing while it is compared (page %i)', async (page) => {
    await connect(sixRows());
    await sql(`update pluggy.transactions set amount = 1, raw = raw || '{"amount": 1}' where ${OF_ITEM}`);
    failFrom('/v2/transactions', page);
    await reconcile();
    world.clock.advance(5_000);
    await world.app.work();
    expect(await shown()).toEqual(ALL_SHOWN);
  });

  it('hides nothing that an event named, and asks for it again', async () => {
    await connect(sixRows());
    const [first, ...rest] = rows;
    serve(rest);
    let isUnseen = true;
    world.bank.before = ({ query }) => {
      if (isUnseen && query.includes('ids=')) world.bank.touch();
      isUnseen &&= !query.includes('ids=');
    };
    await tell('transactions/deleted', { accountId, transactionIds: [first?.id] });
    expect(await shown()).toEqual(ALL_SHOWN);
    world.clock.advance(5_000);
    await world.app.work();
    expect((await shown())['transactions']).toBe('5 shown, 1 hidden');
  });
});

describe('a consent that ended while the item still says that all is well', () => {
  const GIVEN = '2026-01-05T12:00:00.000Z';
  const consent = { id: randomUUID(), products: ['ACCOUNTS', 'TRANSACTIONS'], createdAt: GIVEN };

  it.each([
    ['was taken back', { revokedAt: '2026-11-20T12:00:00.000Z', expiresAt: null }, {}],
    ['ran out', { revokedAt: null, expiresAt: '2026-11-20T12:00:00.000Z' }, {}],
    [
      'ran out, by the item',
      { revokedAt: null, expiresAt: null },
      { consentExpiresAt: '2026-11-20T12:00:00Z' },
    ],
  ])('keeps everything, whatever reads it: %s', async (_how, ended, item) => {
    world.bank.consents = [{ ...consent, revokedAt: null, expiresAt: null }];
    await connect(sixRows());
    const before = await sql(`select read_from from pluggy.accounts where item_id = $1`);
    world.bank.consents = [{ ...consent, ...ended }];
    world.bank.isWithheld = true;
    world.bank.item = { ...world.bank.item, ...item };
    await reconcile();
    await tell('item/updated');
    expect(await sql(`select read_from from pluggy.accounts where item_id = $1`)).toEqual(before);
    await readEverything();
    await reconcile();
    expect(await shown()).toEqual(ALL_SHOWN);
    for (const product of ['accounts', 'transactions', 'investments', 'loans'])
      expect(await stateOf(product)).toBe('withheld');
    // the person consents again: what is gone now is gone
    world.bank.consents = [
      { ...consent, ...ended },
      { ...consent, id: randomUUID(), createdAt: new Date().toISOString() },
    ];
    world.bank.isWithheld = false;
    world.bank.touch({ consentExpiresAt: null });
    serve(rows.slice(1));
    await tell('item/updated');
    expect((await shown())['transactions']).toBe('5 shown, 1 hidden');
    expect(await stateOf('accounts')).toBe('done');
  });

  describe('and was renewed, while the item still names the old end', () => {
    const ENDED = '2026-11-20T12:00:00.000Z';
    const renewed = (createdAt: string) => [
      { ...consent, revokedAt: null, expiresAt: ENDED },
      { ...consent, id: randomUUID(), createdAt, revokedAt: null, expiresAt: null },
    ];

    it.each([
      ['after that end', '2026-11-20T13:00:00.000Z'],
      ['before it', '2026-11-18T12:00:00.000Z'],
    ])('%s, and the bank was read with it: everything is read as usual', async (_when, createdAt) => {
      world.bank.consents = renewed(createdAt);
      world.bank.item = { ...world.bank.item, consentExpiresAt: ENDED };
      await connect(sixRows());
      expect(await stateOf('accounts')).toBe('done');
      serve(rows.slice(1));
      world.bank.touch();
      await tell('item/updated');
      expect((await shown())['transactions']).toBe('5 shown, 1 hidden');
      for (const product of ['accounts', 'transactions', 'investments', 'loans'])
        expect(await stateOf(product)).toBe('done');
    });

    it('and the bank was not read with it yet: everything is kept', async () => {
      world.bank.consents = renewed(new Date(world.clock.now().getTime() + 60_000).toISOString());
      world.bank.item = { ...world.bank.item, consentExpiresAt: ENDED };
      await connect(sixRows());
      world.bank.isWithheld = true;
      world.bank.touch();
      await readEverything();
      expect(await shown()).toEqual(ALL_SHOWN);
      expect(await stateOf('transactions')).toBe('withheld');
    });
  });
});

describe('a partial success', () => {
  const FINE = { isUpdated: true, lastUpdatedAt: '2026-11-20T12:00:00.000Z', warnings: [] };
  const SPENT = { isUpdated: false, lastUpdatedAt: null, warnings: [{ code: '423', message: 'used up' }] };
  const FAILED = { isUpdated: false, lastUpdatedAt: null, warnings: [] };
  const partial = (statusDetail: object) => ({ executionStatus: 'PARTIAL_SUCCESS', statusDetail });

  it('of another product keeps no row twice that came back under a new id', async () => {
    world.bank.touch(partial({ accounts: FINE, creditCards: null, transactions: FINE, investments: SPENT }));
    await connect(sixRows());
    const [pending, ...rest] = rows;
    const posted = { ...pending, id: randomUUID(), createdAt: new Date().toISOString() } as BankRow;
    serve([posted, ...rest]);
    await tell('transactions/deleted', { accountId, transactionIds: [pending?.id] });
    await tell('transactions/created', {
      accountId,
      transactionsCreatedAtFrom: posted.createdAt,
    });
    expect((await shown())['transactions']).toBe('6 shown, 1 hidden');
    expect(await sql(`select new_id from pluggy.transaction_links where ${OF_ITEM}`)).toEqual([
      { new_id: posted.id },
    ]);
  });

  const readFrom = async (): Promise<Date | null | undefined> =>
    (await sql<{ at: Date | null }>('select read_from as at from pluggy.accounts where item_id = $1'))[0]?.at;

  it('of the accounts does not move the moment from which on rows are asked for', async () => {
    await connect(sixRows());
    const before = await readFrom();
    world.bank.touch(partial({ accounts: FAILED, creditCards: FINE, transactions: FINE }));
    await tell('item/updated');
    expect(await readFrom()).toEqual(before);
    await readEverything();
    expect(await readFrom()).toBeNull(); // what it could not see is looked for from the first page on
    world.bank.touch({ executionStatus: 'SUCCESS', statusDetail: null });
    await tell('item/updated');
    expect((await readFrom())?.getTime()).toBeGreaterThan(before?.getTime() ?? 0);
  });

  it.each([
    ['is not listed', true],
    ['is listed', false],
  ])('of the accounts loses no news of an old row whose account %s', async (_how, isWithheld) => {
    await connect(sixRows());
    world.bank.touch(partial({ accounts: FAILED, creditCards: FINE, transactions: FINE }));
    world.bank.isWithheld = isWithheld;
    const old = rows.at(-1);
    serve(rows.slice(0, -1));
    await tell('transactions/deleted', { accountId, transactionIds: [old?.id] });
    expect(await shown()).toEqual(ALL_SHOWN);
    world.bank.isWithheld = false;
    world.bank.touch({ executionStatus: 'SUCCESS', statusDetail: null });
    await tell('item/updated');
    expect((await shown())['transactions']).toBe('5 shown, 1 hidden');
  });
});

describe('what an event names', () => {
  it('is hidden after two answers without it, not after one', async () => {
    await connect(sixRows());
    const all = rows;
    const asked: string[] = [];
    world.bank.before = ({ query }) => {
      if (!query.includes('ids=')) return;
      serve(asked.length === 0 ? [] : all);
      asked.push(query);
    };
    const transactionIds = all.map(({ id }) => id);
    await tell('transactions/updated', { accountId, transactionIds });
    expect(asked).toHaveLength(2);
    expect(await shown()).toEqual(ALL_SHOWN);
  });
});

describe('more rows that vanished than one page can tell of', () => {
  const MANY = 20_100;

  const storeMany = () =>
    sql(
      `insert into pluggy.transactions (account_id, id, user_id, date, amount, currency_code, type, status, raw,
         first_seen_at, changed_at)
       select t.account_id, gen_random_uuid(), t.user_id, t.date, t.amount, t.currency_code, t.type, t.status, t.raw,
         t.first_seen_at, t.changed_at
       from pluggy.transactions t, generate_series(1, ${MANY}) where t.${OF_ITEM}`,
    );

  it('are all hidden in the end, by a read of the last weeks too', async () => {
    await connect([bankRow(3, daysAgo(3))]);
    await storeMany();
    world.bank.touch();
    await tell('item/updated');
    expect((await shown())['transactions']).toBe(`1 shown, ${MANY} hidden`);
  });

  it('are kept, and not looked for without an end, where the consent has ended', async () => {
    await connect([bankRow(3, daysAgo(3))]);
    await storeMany();
    world.bank.consents = [{ id: randomUUID(), revokedAt: '2026-11-20T12:00:00.000Z' }];
    await readEverything();
    expect((await shown())['transactions']).toBe(`${MANY + 1} shown, 0 hidden`);
  });
});
