import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { json } from '../src/pluggy/testing/ScriptedServer.ts';
import { call, exactly } from './support/api.ts';
import { expectOddObjects } from './support/check-answers.ts';
import { skippingClock } from './support/moving-clock.ts';
import { bankRow, daysAgo, type Sent, uuid } from './support/ScriptedBank.ts';
import { useWorld } from './support/world.ts';

expectOddObjects();

const world = useWorld('scripted', {
  each: 'test',
  keepsDatabase: true,
  bank: () => ({ itemId: randomUUID(), userId: `user-${randomUUID()}` }),
  clock: skippingClock,
});

const MONEY = { currencyCode: 'BRL' };
const ids = {
  bank: '',
  card: '',
  bill: '',
  investment: '',
  movement: '',
  loan: '',
  consent: '',
  circle: '',
};

/** A connection of somebody new in which everything is in order; one object of each kind is to become odd. */
beforeEach(async () => {
  for (const name of Object.keys(ids)) ids[name as keyof typeof ids] = randomUUID();
  world.bank.accounts = [
    world.bank.account(ids.bank, {
      subtype: 'CHECKING_ACCOUNT',
      number: '1',
      bankData: { closingBalance: 1 },
    }),
    world.bank.account(ids.card, { type: 'CREDIT', creditData: { creditLimit: 10, brand: 'VISA' } }),
  ];
  world.bank.transactions = {
    [ids.bank]: [bankRow(1, daysAgo(3)), bankRow(2, daysAgo(2))],
    [ids.card]: [bankRow(3, daysAgo(3), { amount: 3 })],
  };
  world.bank.bills = {
    [ids.card]: [{ id: ids.bill, dueDate: daysAgo(9), totalAmount: 5, financeCharges: [] }],
  };
  world.bank.investments = [{ id: ids.investment, type: 'FIXED_INCOME', name: 'CDB', balance: 1, ...MONEY }];
  world.bank.movements = {
    [ids.investment]: [{ id: ids.movement, type: 'BUY', amount: 1, date: daysAgo(1) }],
  };
  world.bank.loans = [{ id: ids.loan, productName: 'Loan', contractAmount: 9, ...MONEY }];
  world.bank.consents = [{ id: ids.consent, products: [], createdAt: daysAgo(9), expiresAt: null }];
  world.bank.identity = { id: randomUUID(), fullName: 'Ana Inventada', emails: [] };
});

async function sync(): Promise<void> {
  world.bank.touch();
  world.clock.advance(60_000);
  await world.app.pluggy.reportItem(world.bank.userId, world.bank.itemId);
  await world.app.work();
}

async function compare(): Promise<void> {
  world.clock.advance(60_000);
  await world.app.care.requestReconciliations(0);
  await world.app.work();
}

async function ask<T>(path: string, language = 'en'): Promise<T> {
  const headers = { 'accept-language': language };
  const answer = await call(world.app.url, `/api/pluggy-v2/user/${world.bank.userId}${path}`, { headers });
  expect(answer.status, `${path}: ${answer.text}`).toBe(200);
  return answer.json<T>();
}

type Held = Record<string, Record<string, unknown>[]>;
const INCLUDE = 'bills,investments,investmentTransactions,loans,identity,consents';
const held = (): Promise<Held> => ask(`/financial-data?include=${INCLUDE}`);
const countsOf = (all: Held): Record<string, number> =>
  Object.fromEntries(
    Object.entries(all)
      .filter(([, rows]) => Array.isArray(rows))
      .map(([name, rows]) => [name, rows.length]),
  );

interface Item {
  readonly message: string;
  readonly sync: {
    readonly state: string;
    readonly oddObjects: number;
    readonly products: readonly { readonly product: string; readonly state: string }[];
  };
}
async function theItem(language?: string): Promise<Item> {
  const [item] = (await ask<{ items: Item[] }>('/items', language)).items;
  if (item === undefined) throw new Error('the connection is not shown');
  return item;
}

const ALL = {
  items: 1,
  accounts: 2,
  transactions: 3,
  bills: 1,
  investments: 1,
  investmentTransactions: 1,
  loans: 1,
  identity: 1,
  consents: 1,
};

/** Every read of the API answers, whatever is stored. */
async function expectAnswers(): Promise<void> {
  for (const path of ['/items', '/accounts', '/transactions?limit=2', '/completeness']) await ask(path);
  for (const id of [ids.bank, ids.card]) {
    await ask(`/accounts/${id}/balances`);
    await ask(`/transactions?accountId=${id}&includeDeleted=true&dateFrom=2026-01-01&dateTo=2027-01-01`);
  }
  const seen: unknown[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const page: { results: unknown[]; next: string | null } = await ask(
      `/transactions?limit=1${after === '' ? '' : `&after=${after}`}`,
    );
    seen.push(...page.results);
    after = page.next;
  }
  expect(seen).toHaveLength((await held())['transactions']?.length ?? -1);
}

/** What a member can be that it should not be. */
const FAULTS: readonly (readonly [string, unknown])[] = [
  ['null', null],
  ['missing', undefined],
  ['a text', 'odd'],
  ['a number as text', '12.5'],
  ['an empty text', ''],
  ['a very long text', 'x'.repeat(20_000)],
  ['a number', 7],
  ['a boolean', true],
  ['a list', [1, 'a', null]],
  ['an object', { a: { b: 1 } }],
];

/** The members by which this project decides or that people are shown. */
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  item: [
    'connector',
    'products',
    'statusDetail',
    'parameter',
    'error',
    'userAction',
    'createdAt',
    'updatedAt',
    'lastUpdatedAt',
    'consentExpiresAt',
    'nextAutoSyncAt',
  ],
  account: [
    ...[
      'type',
      'subtype',
      'name',
      'marketingName',
      'number',
      'owner',
      'taxNumber',
      'balance',
      'currencyCode',
    ],
    ...['bankData', 'creditData', 'itemId', 'updatedAt'],
  ],
  row: [
    ...[
      'date',
      'createdAt',
      'updatedAt',
      'type',
      'status',
      'currencyCode',
      'amountInAccountCurrency',
      'balance',
    ],
    ...['description', 'descriptionRaw', 'category', 'categoryId', 'providerId', 'order', 'accountId'],
    ...['creditCardMetadata', 'merchant', 'paymentData'],
  ],
  bill: [
    'dueDate',
    'billClosingDate',
    'totalAmount',
    'totalAmountCurrencyCode',
    'financeCharges',
    'payments',
  ],
  investment: ['type', 'subtype', 'name', 'balance', 'currencyCode', 'date', 'status', 'owner', 'itemId'],
  movement: ['type', 'movementType', 'date', 'amount', 'quantity', 'value'],
  loan: ['productName', 'contractAmount', 'currencyCode', 'installments', 'payments', 'ipocCode', 'itemId'],
  consent: ['products', 'createdAt', 'expiresAt', 'openFinancePermissionsGranted'],
};

const object = (sent: Sent): Record<string, unknown> => ({ ...(sent as Record<string, unknown>) });

/** Puts a value into a member of one object of a kind. */
function spoil(kind: string, member: string, value: unknown): void {
  const changed = (sent: Sent) => ({ ...object(sent), [member]: value });
  const { state, itemId } = world.bank;
  switch (kind) {
    case 'item':
      world.bank.item = { ...world.bank.item, [member]: value };
      return;
    case 'account':
      world.bank.accounts = world.bank.accounts.map((one, n) => (n === 0 ? changed(one) : one));
      return;
    case 'row':
      world.bank.transactions[ids.bank] = (world.bank.transactions[ids.bank] ?? []).map((one, n) =>
        n === 0 ? changed(one) : one,
      );
      return;
    case 'bill':
      world.bank.bills = { [ids.card]: (state.bills[ids.card] ?? []).map(changed) };
      return;
    case 'investment':
      world.bank.investments = world.bank.investments.map(changed);
      return;
    case 'movement':
      world.bank.movements = { [ids.investment]: (state.movements[ids.investment] ?? []).map(changed) };
      return;
    case 'loan':
      world.bank.loans = world.bank.loans.map(changed);
      return;
    case 'consent':
      world.bank.consents = world.bank.consents.map(changed);
      return;
    default:
      world.bank.identity = changed(state.identity[itemId]);
  }
}

/** Each member of a kind with each fault, one object for each. @param make the object that becomes odd, by its number */
function spoiled(kind: string, make: (n: number) => object): Record<string, unknown>[] {
  return (MEMBERS[kind] ?? [])
    .flatMap((member) => FAULTS.map(([, value]) => ({ member, value })))
    .map(({ member, value }, n) => ({ ...make(n), [member]: value }));
}

describe('whatever a member of one object is, everything is stored and shown', () => {
  it('(accounts, bills, investments, movements, loans, consents)', async () => {
    const make = (sent: Sent | undefined) => () => ({ ...object(sent), id: randomUUID() });
    const { bills, movements } = world.bank.state;
    const odd = {
      accounts: spoiled('account', make(world.bank.accounts[1])),
      bills: spoiled('bill', make(bills[ids.card]?.[0])),
      investments: spoiled('investment', make(world.bank.investments[0])),
      investmentTransactions: spoiled('movement', make(movements[ids.investment]?.[0])),
      loans: spoiled('loan', make(world.bank.loans[0])),
      consents: spoiled('consent', make(world.bank.consents[0])),
    };
    world.bank.accounts = [...world.bank.accounts, ...odd.accounts];
    world.bank.bills = { [ids.card]: [...odd.bills, ...(bills[ids.card] ?? [])] };
    world.bank.investments = [...odd.investments, ...world.bank.investments];
    world.bank.movements = {
      [ids.investment]: [...odd.investmentTransactions, ...(movements[ids.investment] ?? [])],
    };
    world.bank.loans = [...odd.loans, ...world.bank.loans];
    world.bank.consents = [...odd.consents, ...world.bank.consents];
    const expected = Object.fromEntries(
      Object.entries(ALL).map(([name, count]) => [
        name,
        count + (odd[name as keyof typeof odd]?.length ?? 0),
      ]),
    );
    await sync();
    expect((await theItem()).sync.state).toBe('done');
    expect(countsOf(await held())).toEqual(expected);
    await expectAnswers();
    for (const [n, { id }] of odd.accounts.entries()) if (n % 20 === 0) await ask(`/accounts/${id}/balances`);
    await sync();
    await compare();
    expect(countsOf(await held())).toEqual(expected);
  });

  it('(transactions)', async () => {
    for (const id of [ids.bank, ids.card]) {
      const odd = spoiled('row', (n) => bankRow(n, daysAgo(4), { id: randomUUID(), amount: -n }));
      world.bank.transactions[id] = [...odd, ...(world.bank.transactions[id] ?? [])];
    }
    world.bank.pageSize = 50;
    const expected = { ...ALL, transactions: Object.values(world.bank.transactions).flat().length };
    await sync();
    expect((await theItem()).sync.state).toBe('done');
    expect(countsOf(await held())).toEqual(expected);
    await expectAnswers();
    await sync();
    await compare();
    await compare();
    expect(countsOf(await held())).toEqual(expected);
    const { accounts } = await ask<{ accounts: { transactions: object }[] }>('/completeness');
    for (const { transactions } of accounts)
      expect(transactions).toMatchObject({ rowsRefused: 0, rowsHidden: 0, monthsDifferent: 0 });
  });

  it('(connections)', async () => {
    const items = spoiled('item', () => {
      const id = randomUUID();
      const connector = { id: 2, name: 'Bank', products: ['LOANS'] };
      return {
        id,
        clientUserId: world.bank.userId,
        status: 'UPDATED',
        executionStatus: 'SUCCESS',
        connector,
      };
    });
    world.bank.set({ items: Object.fromEntries(items.map((item) => [item['id'], item])) });
    await sync();
    for (const item of items) await world.app.pluggy.reportItem(world.bank.userId, String(item['id']));
    await world.app.work();
    const shown = (await ask<{ items: { id: string; sync: { state: string } }[] }>('/items')).items;
    expect(new Set(shown.map(({ id }) => id))).toEqual(
      new Set([world.bank.itemId, ...items.map(({ id }) => id)]),
    );
    expect(shown.filter(({ sync: { state } }) => state !== 'done')).toEqual([]);
    expect(countsOf(await held())).toEqual({ ...ALL, items: items.length + 1 });
    await expectAnswers();
  });

  it('(the person)', async () => {
    await sync();
    for (const value of [null, 7, 'x', [], {}, { id: 7, fullName: null, emails: 'none' }]) {
      world.bank.identity = value;
      await sync();
      expect(countsOf(await held()), JSON.stringify(value)).toEqual(ALL);
    }
  });

  it('(whose a connection is that does not say so any more)', async () => {
    await sync();
    for (const clientUserId of [undefined, 7, true, ['x'], { a: 1 }]) {
      world.bank.touch({ clientUserId });
      const event = { event: 'item/updated', eventId: randomUUID(), itemId: world.bank.itemId };
      await world.app.receive(Buffer.from(JSON.stringify(event)));
      world.clock.advance(60_000);
      await world.app.work();
      expect(countsOf(await held()), JSON.stringify(clientUserId)).toEqual(ALL);
    }
  });
});

const MAIN_TYPE: readonly (readonly [kind: string, member: string, value: unknown])[] = [
  ['item', 'connector', { id: 1, name: null }],
  ['item', 'connector', null],
  ['item', 'parameter', { type: 'oauth', data: { url: 'x' } }],
  ['item', 'executionStatus', 7],
  ['account', 'balance', null],
  ['account', 'balance', '12.5'],
  ['account', 'currencyCode', null],
  ['account', 'type', null],
  ['account', 'type', 'PIGGY_BANK'],
  ['account', 'creditData', { creditLimit: 'much' }],
  ['row', 'date', null],
  ['row', 'date', 'soon'],
  ['row', 'type', 'SIDEWAYS'],
  ['row', 'status', null],
  ['bill', 'totalAmount', null],
  ['bill', 'dueDate', 20261110],
  ['investment', 'balance', 'x'],
  ['investment', 'type', 'LOTTERY'],
  ['movement', 'amount', 'x'],
  ['loan', 'contractAmount', 'five'],
  ['consent', 'products', 'all'],
  ['identity', 'emails', 'none'],
];

describe('a form that this program does not know', () => {
  it.each(MAIN_TYPE)(
    'is told of in both languages, until it is known again: %s %s %j',
    async (kind, member, value) => {
      const before = { item: world.bank.item, state: structuredClone(world.bank.state) };
      spoil(kind, member, value);
      await sync();
      const item = await theItem();
      expect(item.sync).toMatchObject({ state: 'done', oddObjects: 1 });
      expect(item.message).toContain('a form that we do not know');
      expect((await theItem('pt-BR')).message).toContain('uma forma que ainda não conhecemos');
      const { connections } = await ask<{ connections: { problems: { code: string; detail: string }[] }[] }>(
        '/completeness',
      );
      const told = { code: 'unknown_form', detail: expect.stringContaining('1 objects') };
      expect(connections[0]?.problems).toContainEqual(told);
      expect(countsOf(await held())).toEqual(ALL);
      Object.assign(world.bank.state, before.state);
      world.bank.item = before.item;
      await world.sql('update pluggy.accounts set read_from = null');
      await sync();
      expect((await theItem()).sync.oddObjects).toBe(0);
      expect((await theItem()).message).not.toContain('form');
    },
  );
});

describe('pages that do not end', () => {
  it('are read once: a list that repeats its page, and rows that go in a circle', async () => {
    world.bank.override('GET /loans', 200, { results: world.bank.loans, page: 1, totalPages: 1_000_000_000 });
    world.bank.server.on('GET /v2/transactions', (response, request) => {
      const next = request.query.includes('after=a') ? '?after=b' : '?after=a';
      json(200, { results: [bankRow(9, daysAgo(3), { id: ids.circle })], next })(response, request);
    });
    await sync();
    const asked = (route: string): number => world.bank.server.requests(route).length;
    expect(asked('GET /loans')).toBeLessThan(5);
    expect(asked('GET /v2/transactions')).toBeLessThan(20);
    const { sync: found } = await theItem();
    const states = Object.fromEntries(found.products.map(({ product, state }) => [product, state]));
    expect(states).toMatchObject({ accounts: 'done', transactions: 'failed', loans: 'done', bills: 'done' });
    expect((await held())['loans']).toHaveLength(1);
    world.bank.restore('GET /loans');
    world.bank.restore('GET /v2/transactions');
    await sync();
    expect(countsOf(await held())).toEqual(ALL);
  });

  it('end although each has a cursor of its own', async () => {
    let asked = 0;
    world.bank.server.on('GET /v2/transactions', (response, request) => {
      const results = [bankRow(9, daysAgo(3), { id: ids.circle })];
      asked += 1;
      json(200, { results, next: `?after=page-${asked}` })(response, request);
    });
    await sync();
    expect(asked).toBeLessThan(1_000);
    const states = (await theItem()).sync.products.map(({ product, state }) => [product, state]);
    expect(Object.fromEntries(states)).toMatchObject({
      accounts: 'done',
      transactions: 'failed',
      loans: 'done',
    });
    world.bank.restore('GET /v2/transactions');
    await sync();
    expect(countsOf(await held())).toEqual(ALL);
  });
});

it('a list that repeats a page of which nothing can be stored is read once', async () => {
  world.bank.override('GET /loans', 200, { results: [{ id: null }, 7], page: 1, totalPages: 1_000_000_000 });
  await sync();
  expect(world.bank.server.requests('GET /loans').length).toBeLessThan(5);
  world.bank.restore('GET /loans');
  await sync();
  expect(countsOf(await held())).toEqual(ALL);
});

describe('an object without a usable id', () => {
  const WITHOUT: readonly Sent[] = [
    null,
    7,
    'text',
    [],
    {},
    { id: null },
    { id: 7 },
    { id: 'x' },
    { id: '' },
  ];

  it('is kept aside and told of, and the others are stored', async () => {
    world.bank.accounts = [...WITHOUT, ...world.bank.accounts];
    world.bank.investments = [...WITHOUT, ...world.bank.investments];
    world.bank.loans = [{ contractAmount: 5, ipocCode: 'secret' }, ...world.bank.loans];
    world.bank.consents = [...WITHOUT, ...world.bank.consents];
    world.bank.bills = { [ids.card]: [...WITHOUT, ...(world.bank.state.bills[ids.card] ?? [])] };
    world.bank.movements = {
      [ids.investment]: [...WITHOUT, ...(world.bank.state.movements[ids.investment] ?? [])],
    };
    await sync();
    expect(countsOf(await held())).toEqual(ALL);
    expect((await theItem()).sync.oddObjects).toBe(5 * WITHOUT.length + 1);
    const kept = await world.sql<{ product: string; reason: string; payload: string }>(
      'select product, reason, payload from pluggy.refused_objects where item_id = $1',
      [world.bank.itemId],
    );
    expect(kept).toHaveLength(5 * WITHOUT.length + 1);
    expect(kept).toContainEqual({ product: 'loans', reason: 'no-id', payload: '{"contractAmount":5}' });
  });

  it('hides nothing that it may have been, and is forgotten once Pluggy has corrected it', async () => {
    await sync();
    const { accounts, investments, loans } = world.bank;
    world.bank.accounts = accounts.map((one, n) => (n === 0 ? { ...object(one), id: null } : one));
    world.bank.investments = investments.map((one) => ({ ...object(one), id: 'gone' }));
    world.bank.loans = [null];
    await sync();
    await compare();
    expect(countsOf(await held())).toEqual(ALL);
    expect((await theItem()).sync.oddObjects).toBe(3);
    Object.assign(world.bank, { accounts, investments, loans });
    await sync();
    expect((await theItem()).sync.oddObjects).toBe(0);
    const kept = 'select 1 from pluggy.refused_objects where item_id = $1';
    expect(await world.sql(kept, [world.bank.itemId])).toEqual([]);
  });

  it('that is a transaction is kept aside too', async () => {
    world.bank.transactions[ids.bank] = [
      ...(world.bank.transactions[ids.bank] ?? []),
      null,
      [],
      { amount: 1 },
      'x',
    ];
    await sync();
    expect(countsOf(await held())).toEqual(ALL);
    const { accounts } = await ask<{ accounts: { transactions: { rowsRefused: number } }[] }>(
      '/completeness',
    );
    expect(accounts[0]?.transactions.rowsRefused).toBe(4);
  });
});

describe('a number that PostgreSQL cannot hold', () => {
  const beyond = (id: string, more = ''): string => `{"id":"${id}","balance":1e999999${more}}`;

  it('keeps its own object aside and none of the others', async () => {
    world.bank.accounts = [...world.bank.accounts, beyond(randomUUID(), ',"type":"BANK"')];
    world.bank.investments = [beyond(randomUUID()), ...world.bank.investments];
    await sync();
    expect(countsOf(await held())).toEqual(ALL);
    const kept = 'select product, reason from pluggy.refused_objects where item_id = $1 order by product';
    expect(await world.sql(kept, [world.bank.itemId])).toEqual([
      { product: 'accounts', reason: '22003' },
      { product: 'investments', reason: '22003' },
    ]);
    expect((await theItem()).sync).toMatchObject({ state: 'done', oddObjects: 2 });
  });
});

describe('a row', () => {
  const [first, last] = [uuid(1, 'f'), uuid(2, 'f')];
  const rows = async () => (await ask<{ results: Record<string, unknown>[] }>('/transactions')).results;

  it('without a currency is a row like any other', async () => {
    spoil('row', 'currencyCode', null);
    await sync();
    const row = (await rows()).find(({ id }) => id === first);
    expect(row).toMatchObject({ currencyCode: null, signedAmount: -1, signedAmountInAccountCurrency: -1 });
    const report = await ask<{ connections: { problems: unknown[] }[]; accounts: { problems: unknown[] }[] }>(
      '/completeness',
    );
    expect(report.connections[0]?.problems).toEqual([]);
    expect(report.accounts[0]?.problems).toEqual([]);
    expect((await theItem()).sync.oddObjects).toBe(0);
  });

  it('without a currency is not taken for one in the currency of a card', async () => {
    world.bank.transactions[ids.card] = [bankRow(3, daysAgo(3), { amount: 3, currencyCode: null })];
    await sync();
    const row = (await rows()).find(({ id }) => id === uuid(3, 'f'));
    expect(row).toMatchObject({ signedAmount: -3, signedAmountInAccountCurrency: null });
  });

  it('whose date is none comes last, page by page, and is found in no span of days', async () => {
    spoil('row', 'date', 'soon');
    await sync();
    const all = await rows();
    expect(all.map(({ id }) => id).at(-1)).toBe(first);
    expect(all.at(-1)).toMatchObject({ date: 'soon', localDate: null, signedAmount: -1 });
    const within = await ask<{ results: { id: string }[] }>('/transactions?dateFrom=1990-01-01');
    expect(within.results.map(({ id }) => id)).not.toContain(first);
    await expectAnswers();
  });

  it('whose date is none is hidden when Pluggy has it no more', async () => {
    spoil('row', 'date', null);
    await sync();
    world.bank.transactions[ids.bank] = (world.bank.transactions[ids.bank] ?? []).slice(1);
    await world.sql('update pluggy.accounts set read_from = null');
    await sync();
    expect((await rows()).map(({ id }) => id)).not.toContain(first);
    expect((await rows()).map(({ id }) => id)).toContain(last);
  });

  it.each([null, 'ten', 'NaN', 'Infinity', {}, [], true, ''])(
    'whose amount is %j is kept aside',
    async (amount) => {
      spoil('row', 'amount', amount);
      await sync();
      expect((await rows()).map(({ id }) => id)).not.toContain(first);
      const { accounts } = await ask<{ accounts: { problems: { code: string }[] }[] }>('/completeness');
      expect(accounts[0]?.problems.map(({ code }) => code)).toContain('rows_refused');
    },
  );

  it('whose amount is a text of a number is one of that number', async () => {
    spoil('row', 'amount', '-1234567890123456789.01');
    await sync();
    const { text } = await call(world.app.url, `/api/pluggy-v2/user/${world.bank.userId}/transactions`);
    const [digits] = Object.values(exactly('{"a":-1234567890123456789.01}') as object);
    const { results } = exactly(text) as { results: { id: string; signedAmount: unknown }[] };
    expect(results.find(({ id }) => id === first)?.signedAmount).toEqual(digits);
  });
});

describe('banks and categories', () => {
  it('are listed whatever one of them is', async () => {
    const odd = [null, 7, 'x', {}, { id: null, name: 'a' }, { id: 'x', name: 'b' }];
    world.bank.set({
      connectors: [...odd, { id: 7, name: null }, { id: 8, name: 'Good Bank' }, { id: 9, name: ['x'] }],
      categories: [...odd, { id: '01', description: null }, { id: '02', description: 'Food' }],
    });
    const get = async (path: string) => {
      const answer = await call(world.app.url, `/api/pluggy-v2${path}`);
      expect(answer.status, path).toBe(200);
      return answer.json<{ results: { id: unknown }[] }>().results.map(({ id }) => id);
    };
    await world.sql('delete from pluggy.list_reads');
    expect(await get('/connectors?sandbox=true')).toEqual([7, 8, 9]);
    expect(await get('/connectors?sandbox=true&name=good')).toEqual([8]);
    expect(await get('/categories')).toEqual(['x', '01', '02']);
  });
});
