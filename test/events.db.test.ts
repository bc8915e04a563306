import { describe, expect, it } from 'vitest';
import { json, type Reply, ScriptedServer } from '../src/pluggy/testing/ScriptedServer.ts';
import { bankRow, daysAgo, uuid } from './support/ScriptedBank.ts';
import { ACCOUNT, OLD_ID, withScriptedItem } from './support/with-scripted-item.ts';

const world = withScriptedItem();

describe('while the bank is being read', () => {
  it('events wait, and the old rows that they name are asked for afterwards', async () => {
    await world.connect();
    world.bank.touch({ status: 'UPDATING' });
    await world.tell('transactions/updated', { accountId: ACCOUNT, transactionIds: [OLD_ID] });
    await world.pass();
    expect(world.bank.takeReads()).toEqual([]);
    expect(await world.unsettled()).toEqual(['transactions/updated']);
    world.bank.transactions[ACCOUNT]?.splice(0, 1, bankRow(1, daysAgo(100), { description: 'changed' }));
    world.bank.touch({ status: 'UPDATED' });
    await world.tell('item/updated');
    await world.pass(2_000);
    expect(world.bank.takeReads().map((query) => query.get('ids'))).toContain(OLD_ID);
    expect(await world.unsettled()).toEqual([]);
    expect(
      await world.sql('select 1 from pluggy.transactions where id = $1 and raw @> $2', [
        OLD_ID,
        '{"description":"changed"}',
      ]),
    ).toHaveLength(1);
  });

  it('a look that comes before the webhook reads what is new, and not everything', async () => {
    await world.connect();
    world.bank.touch({ status: 'WAITING_USER_INPUT', updatedAt: daysAgo(0) });
    await world.tell('item/waiting_user_input');
    await world.pass();
    world.bank.transactions[ACCOUNT]?.push(bankRow(3, daysAgo(1)));
    world.bank.touch({ status: 'UPDATED' });
    await world.pass(2_000);
    const reads = world.bank.takeReads();
    expect(reads.length).toBeGreaterThan(0);
    for (const query of reads) expect(query.has('createdAtFrom') || query.has('dateFrom')).toBe(true);
    expect(await world.shown()).toContain(uuid(3, 'f'));
  });

  it('and is for ever, the events wait for the next that comes', async () => {
    await world.connect();
    world.bank.touch({ status: 'WAITING_USER_INPUT', updatedAt: daysAgo(1) });
    await world.tell('transactions/deleted', { accountId: ACCOUNT, transactionIds: [OLD_ID] });
    await world.pass();
    await world.pass(2_000);
    expect(world.bank.takeReads()).toEqual([]);
    expect(await world.sql('select key from pluggy.jobs')).toEqual([]);
    world.bank.transactions[ACCOUNT]?.shift();
    world.bank.touch({ status: 'UPDATED' });
    await world.tell('item/updated');
    await world.pass();
    expect(await world.shown()).toEqual([uuid(2, 'f')]);
    expect(await world.unsettled()).toEqual([]);
  });
});

const unknown = json(404, { code: 404, codeDescription: 'ITEM_NOT_FOUND', message: 'item not found' });

describe('an item that Pluggy does not find', () => {
  it('is looked for once more while the event about it is fresh', async () => {
    world.bank.hold(ACCOUNT, [bankRow(1, daysAgo(2))]);
    world.bank.server.on(`GET /items/${world.bank.itemId}`, unknown, world.bank.asUsual);
    await world.tell('item/created');
    await world.pass();
    expect(await world.unsettled()).toEqual(['item/created']);
    await world.pass(2_000);
    expect(await world.shown()).toEqual([OLD_ID]);
    expect(await world.unsettled()).toEqual([]);
  });

  it('and never knew is given up soon', async () => {
    world.bank.server.on(`GET /items/${world.bank.itemId}`, unknown);
    await world.tell('item/created');
    for (const _ of [1, 2, 3, 4]) await world.pass(2_000);
    expect(world.bank.server.requests(`GET /items/${world.bank.itemId}`).length).toBeLessThan(5);
    expect(await world.sql('select outcome from pluggy.inbox')).toEqual([{ outcome: 'unknown-item' }]);
    expect(await world.sql('select key from pluggy.jobs')).toEqual([]);
  });

  it('is not hidden before a second reading, whatever the event says', async () => {
    await world.connect();
    world.bank.server.on(`GET /items/${world.bank.itemId}`, unknown, world.bank.asUsual);
    await world.tell('item/deleted');
    await world.pass();
    // another event brings the next reading forward: too soon to tell anything new
    world.bank.server.on(`GET /items/${world.bank.itemId}`, unknown, world.bank.asUsual);
    await world.tell('item/error');
    await world.pass();
    expect(await world.shown()).toHaveLength(2);
    await world.pass(2_000);
    expect(await world.shown()).toHaveLength(2);
    expect(await world.sql('select missing_since from pluggy.items')).toEqual([{ missing_since: null }]);
    world.bank.server.on(`GET /items/${world.bank.itemId}`, unknown);
    await world.tell('item/deleted');
    await world.pass();
    await world.pass(2_000);
    expect(await world.shown()).toEqual([]);
  });
});

const noRows = json(200, { results: [], next: null });

describe('an account whose first read finds nothing', () => {
  it('is looked at once more, and it alone', async () => {
    const [late, other] = [uuid(2, 'a'), uuid(3, 'a')];
    world.bank.hold(late, [bankRow(1, daysAgo(100))]);
    world.bank.hold(other, [bankRow(2, daysAgo(3))]);
    let isLate = true; // its first call may come before the other one's or after it
    world.bank.server.on('GET /v2/transactions', (response, request) => {
      const isFirst = isLate && new URLSearchParams(request.query).get('accountId') === late;
      if (isFirst) isLate = false;
      (isFirst ? noRows : world.bank.asUsual)(response, request);
    });
    await world.tell('item/created');
    await world.tell('transactions/created', { accountId: late, transactionsCreatedAtFrom: daysAgo(0) });
    await world.pass();
    expect(await world.shown()).toEqual([uuid(2, 'f')]);
    world.bank.takeReads();
    await world.pass(2_000);
    expect(await world.shown()).toEqual([uuid(1, 'f'), uuid(2, 'f')]);
    const reads = world.bank.takeReads().map((query) => query.get('accountId'));
    expect(new Set(reads)).toEqual(new Set([late]));
    for (const _ of [1, 2]) await world.pass(2_000);
    expect(await world.unsettled()).toEqual([]);
    expect(await world.sql('select key from pluggy.jobs')).toEqual([]);
  });

  it('is believed the second time, for one call more', async () => {
    world.bank.hold(ACCOUNT, []);
    await world.tell('item/created');
    await world.pass();
    world.bank.takeReads();
    await world.pass(2_000);
    expect(world.bank.takeReads()).toHaveLength(1);
    await world.pass(2_000);
    expect(world.bank.takeReads()).toEqual([]);
    expect(
      await world.sql('select swept_rows::int as n, read_from is not null as done from pluggy.accounts'),
    ).toEqual([{ n: 0, done: true }]);
    world.bank.touch({ status: 'UPDATED' });
    await world.tell('item/updated');
    await world.pass();
    for (const query of world.bank.takeReads())
      expect(query.has('createdAtFrom') || query.has('dateFrom')).toBe(true);
  });

  it('is looked at again although its worker dies in between', async () => {
    world.bank.hold(ACCOUNT, [bankRow(1, daysAgo(2))]);
    world.bank.server.on(
      'GET /v2/transactions',
      noRows,
      json(500, {}),
      json(500, {}),
      json(500, {}),
      world.bank.asUsual,
    );
    await world.tell('item/created');
    await world.pass();
    await world.pass(2_000);
    await world.pass(60_000);
    expect(await world.shown()).toEqual([OLD_ID]);
  });
});

describe('an event that is faster than its rows', () => {
  it.each([['alone'], ['beside one about the item']])('(%s) waits for them', async (how) => {
    await world.connect();
    world.bank.server.on('GET /v2/transactions', noRows, noRows, world.bank.asUsual);
    const late = bankRow(3, daysAgo(60), { createdAt: daysAgo(0) });
    if (how !== 'alone') await world.tell('item/updated');
    await world.tell('transactions/created', { accountId: ACCOUNT, transactionsCreatedAtFrom: daysAgo(0) });
    await world.pass();
    expect(await world.unsettled()).toEqual(['transactions/created']);
    world.bank.transactions[ACCOUNT]?.push(late);
    if (how === 'alone') await world.pass(2_000);
    await world.pass(2_000);
    expect(await world.shown()).toContain(late.id);
    expect(await world.unsettled()).toEqual([]);
  });

  it('is waited for in a routine run, whatever Pluggy took in on the days before', async () => {
    await world.connect();
    await world.sql("update pluggy.accounts set read_from = now() - interval '60 hours'");
    const late = bankRow(3, daysAgo(1), { createdAt: daysAgo(0) });
    world.bank.touch({ status: 'UPDATED' });
    await world.tell('item/updated', { triggeredBy: 'SYNC' });
    await world.tell('transactions/created', {
      accountId: ACCOUNT,
      transactionsCreatedAtFrom: daysAgo(0),
      transactionsMinDate: daysAgo(1),
    });
    await world.pass();
    expect(await world.unsettled()).toEqual(['transactions/created']);
    world.bank.transactions[ACCOUNT]?.push(late);
    await world.pass(2_000);
    expect(await world.shown()).toContain(late.id);
    expect(await world.unsettled()).toEqual([]);
  });

  it('is not waited for without end', async () => {
    await world.connect();
    await world.tell('transactions/created', { accountId: ACCOUNT, transactionsCreatedAtFrom: daysAgo(0) });
    for (const _ of [1, 2, 3, 4]) await world.pass(2_000);
    expect(await world.unsettled()).toEqual([]);
    expect(world.bank.takeReads().length).toBeLessThan(4);
  });
});

describe('a product whose own time stands still', () => {
  const old = new Date(Date.now() - 86_400_000).toISOString();
  const [bond, fund] = [
    { id: uuid(1, 'e'), name: 'CDB', balance: 100, currencyCode: 'BRL' },
    { id: uuid(2, 'e'), name: 'Fundo', balance: 50, currencyCode: 'BRL' },
  ];
  const movementOf = ({ id }: { readonly id: string }, n: number) => [
    { id: uuid(n, 'c'), investmentId: id, date: daysAgo(3), amount: 10, type: 'BUY' },
  ];
  /** @param minutes by which the bank's read is later, with the time of investments and of them alone */
  const readBank = (minutes: number): void => {
    const now = new Date(Date.now() + minutes * 60_000).toISOString();
    world.bank.touch({
      status: 'UPDATED',
      lastUpdatedAt: now,
      statusDetail: {
        investments: { isUpdated: true, lastUpdatedAt: now, warnings: [] },
        investmentTransactions: { isUpdated: true, lastUpdatedAt: old, warnings: [] },
      },
    });
  };
  const movements = async (): Promise<string[]> =>
    (
      await world.sql<{ id: string }>(
        'select id from pluggy.investment_transactions where deleted_at is null order by id',
      )
    ).map(({ id }) => id);

  it('is read all the same when what it hangs on comes or goes', async () => {
    world.bank.investments = [bond, fund];
    Object.assign(world.bank.state.movements, {
      [bond.id]: movementOf(bond, 1),
      [fund.id]: movementOf(fund, 2),
    });
    readBank(0);
    await world.connect();
    for (const [minutes, held, expected] of [
      [1, [bond], [uuid(1, 'c')]],
      [2, [bond, fund], [uuid(1, 'c'), uuid(2, 'c')]],
    ] as const) {
      world.bank.investments = held;
      readBank(minutes);
      await world.tell('item/updated', { triggeredBy: 'SYNC' });
      await world.pass();
      await world.pass(2_000);
      expect(await movements()).toEqual(expected);
    }
  });
});

describe('when the webhook of a read of the bank is lost', () => {
  const isRecent = (query: URLSearchParams) => query.has('createdAtFrom') || query.has('dateFrom');

  it.each(['item/login_succeeded', 'item/error', 'bills/created'])(
    '%s brings what it would have',
    async (event) => {
      await world.connect();
      world.bank.transactions[ACCOUNT]?.push(bankRow(3, daysAgo(1)));
      world.bank.touch({ status: 'UPDATED' });
      await world.tell(event);
      await world.pass();
      expect(await world.shown()).toContain(uuid(3, 'f'));
      expect(world.bank.takeReads().every(isRecent)).toBe(true);
    },
  );

  it('it comes although the first attempt fails', async () => {
    await world.connect();
    world.bank.transactions[ACCOUNT]?.push(bankRow(3, daysAgo(1)));
    world.bank.touch({ status: 'UPDATED' });
    world.bank.server.on('GET /v2/transactions', json(400, {}), world.bank.asUsual);
    await world.tell('item/login_succeeded');
    await world.pass();
    await world.pass(60_000);
    expect(await world.shown()).toContain(uuid(3, 'f'));
  });

  it('an event that tells of nothing new reads nothing', async () => {
    await world.connect();
    await world.tell('item/login_succeeded');
    await world.pass();
    expect(world.bank.takeReads()).toEqual([]);
  });

  it('a failed read of the bank brings nothing, and reads nothing', async () => {
    await world.connect();
    world.bank.touch({ status: 'LOGIN_ERROR' });
    await world.tell('item/error');
    await world.pass();
    expect(world.bank.takeReads()).toEqual([]);
  });
});

describe('a comparison that found the bank read again', () => {
  it('makes way for the sync that somebody asks for, and keeps what it has read', async () => {
    await world.connect();
    const { bank } = world;
    bank.pageSize = 1;
    for (const n of [3, 4, 5]) bank.transactions[ACCOUNT]?.push(bankRow(n, daysAgo(n)));
    bank.touch({ status: 'UPDATED' });
    // while its second page is read, an event comes, and time passes
    let told: Promise<void> | undefined;
    const asksNow: Reply = (response, request) => {
      told = world.tell('item/updated').then(() => {
        world.clock.advance(2_000);
        bank.asUsual(response, request);
      });
    };
    bank.server.on('GET /v2/transactions', bank.asUsual, asksNow, bank.asUsual);
    await world.app.care.requestReconciliations(0);
    await world.app.work();
    await told;
    const cursors = bank.takeReads().map((query) => query.get('after'));
    // the sync has gone on where the comparison stopped
    expect(cursors.filter((after) => after === null).length).toBeLessThan(3);
    // it comes back a second later, which may have passed already
    expect(await world.sql("select kind from pluggy.jobs where kind <> 'reconcile-item'")).toEqual([]);
    expect(await world.unsettled()).toEqual([]);
    expect(await world.shown()).toHaveLength(5);
  });
});

describe('the same event without an id', () => {
  it('is acted on each time that it comes', async () => {
    await world.connect();
    const event = { eventId: undefined, accountId: ACCOUNT, transactionIds: [OLD_ID] };
    for (const description of ['once', 'twice']) {
      world.bank.transactions[ACCOUNT]?.splice(0, 1, bankRow(1, daysAgo(100), { description }));
      await world.tell('transactions/updated', event);
      await world.tell('transactions/updated', event);
      await world.pass();
      expect(
        await world.sql("select raw->>'description' as d from pluggy.transactions where id = $1", [OLD_ID]),
      ).toEqual([{ d: description }]);
    }
    expect(await world.sql('select 1 from pluggy.inbox')).toHaveLength(2);
    expect(await world.unsettled()).toEqual([]);
    for (const query of world.bank.takeReads()) expect(query.get('ids')).toBe(OLD_ID);
  });

  it('of another application stays without effect', async () => {
    for (const _ of [1, 2]) await world.tell('item/updated', { eventId: undefined, clientId: uuid(1, 'c') });
    expect(await world.sql('select 1 from pluggy.jobs')).toEqual([]);
    expect(await world.unsettled()).toEqual([]);
  });
});

describe('an account that cannot be read', () => {
  it('keeps none of the others from being read', async () => {
    const [bad, good] = [uuid(1, 'a'), uuid(2, 'a')];
    world.bank.hold(bad, [bankRow(1, daysAgo(100))]);
    world.bank.hold(good, [bankRow(2, daysAgo(100))]);
    await world.tell('item/created');
    await world.pass();
    world.bank.transactions[good]?.splice(0, 1, bankRow(2, daysAgo(100), { description: 'changed' }));
    world.bank.server.on('GET /v2/transactions', (response, request) =>
      (request.query.includes(bad) ? json(400, {}) : world.bank.asUsual)(response, request),
    );
    for (const [accountId, id] of [
      [bad, uuid(1, 'f')],
      [good, uuid(2, 'f')],
    ])
      await world.tell('transactions/updated', { accountId, transactionIds: [id] });
    await world.pass();
    const changed = "select 1 from pluggy.transactions where raw->>'description' = 'changed'";
    expect(await world.sql(changed)).toHaveLength(1);
    expect(await world.unsettled()).toHaveLength(2);
  });
});

describe('whatever an event with the secret says', () => {
  it('nothing changes but by what Pluggy answers, and only to Pluggy anything is sent', async () => {
    await world.connect();
    const before = await world.sql('select id, deleted_at, raw from pluggy.transactions order by id');
    const stranger = await ScriptedServer.start();
    const link = `${stranger.url}/v2/transactions?accountId=${ACCOUNT}`;
    const links = { createdTransactionsLink: link, link, transactions: [link], webhookUrl: link };
    const rows = { accountId: ACCOUNT, transactionIds: [OLD_ID], ...links };
    const events: [string, object][] = [
      ['item/deleted', links],
      ['transactions/deleted', rows],
      ['transactions/updated', { ...rows, accountId: uuid(9, 'a') }],
      ['transactions/created', { ...rows, transactionsCreatedAtFrom: daysAgo(200) }],
      ['item/updated', { ...links, clientUserId: 'mallory' }],
    ];
    for (const [event, body] of events) {
      await world.tell(event, body);
      await world.pass();
      await world.pass(6_000);
    }
    const asked = stranger.received.map(({ route }) => route);
    await stranger.close();
    expect(asked).toEqual([]);
    expect(await world.sql('select id, deleted_at, raw from pluggy.transactions order by id')).toEqual(
      before,
    );
    expect(await world.sql('select user_id, deleted_at from pluggy.items')).toEqual([
      { user_id: 'ana', deleted_at: null },
    ]);
    expect(world.bank.takeReads().map((query) => query.get('accountId'))).not.toContain(uuid(9, 'a'));
    expect(await world.unsettled()).toEqual([]);
  });
});
