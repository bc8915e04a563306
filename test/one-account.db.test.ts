import { describe, expect, it } from 'vitest';
import { call } from './support/api.ts';
import { uuid } from './support/ScriptedBank.ts';
import { makeWebhooksArrive } from './support/webhooks-arrive.ts';
import { useWorld } from './support/world.ts';

const [FIRST, SECOND] = [uuid(1), uuid(2)];
const [OLD, NEW] = [uuid(1, 'a'), uuid(2, 'a')];
const HOUR_MS = 3_600_000;
const NAMES = ['compra 1', 'compra 2', 'compra 3'];

const world = useWorld('scripted', {
  each: 'test',
  bank: () => ({ itemId: uuid(99) }), // its own connection is not used
  service: { env: { ENCRYPTION_KEYS: Buffer.alloc(32, 7).toString('base64') } },
});

const account = (id: string, itemId: string, more: object = {}): object => ({
  id,
  itemId,
  type: 'BANK',
  subtype: 'CHECKING_ACCOUNT',
  number: '0001/1234-5',
  name: 'Conta',
  owner: 'Ana Inventada',
  taxNumber: null,
  balance: 100,
  currencyCode: 'BRL',
  bankData: null,
  creditData: null,
  ...more,
});

/** The n-th row of the person, as the connection `via` shows it. */
const row = (via: number, n: number, more: object = {}): object => ({
  id: uuid(via * 100 + n, 'f'),
  accountId: uuid(via, 'a'),
  description: NAMES[n - 1] ?? `compra ${n}`,
  amount: -n,
  currencyCode: 'BRL',
  date: `2026-11-1${n}T12:00:00.000Z`,
  createdAt: `2026-11-1${n}T12:00:00.000Z`,
  type: 'DEBIT',
  status: 'POSTED',
  ...more,
});

const item = (id: string, more: object = {}): object => ({
  id,
  clientUserId: 'ana',
  connector: { id: 601, name: 'Banco Inventado', products: ['ACCOUNTS', 'TRANSACTIONS'] },
  products: null,
  status: 'UPDATED',
  executionStatus: 'SUCCESS',
  updatedAt: world.clock.now().toISOString(),
  lastUpdatedAt: world.clock.now().toISOString(),
  ...more,
});

interface Connection {
  readonly item?: object;
  readonly account?: object;
  readonly rows?: readonly object[];
}

/** The person connects, for the n-th time; everything is read. */
async function connect(
  n: number,
  { item: itemMore, account: accountMore, rows }: Connection = {},
): Promise<void> {
  const [itemId, accountId] = [uuid(n), uuid(n, 'a')];
  world.bank.set({
    items: { [itemId]: item(itemId, itemMore) },
    accounts: { [itemId]: [account(accountId, itemId, accountMore)] },
    transactions: { [accountId]: [...(rows ?? [1, 2, 3].map((k) => row(n, k)))] },
  });
  await read(itemId);
}

async function read(itemId: string): Promise<void> {
  world.clock.advance(60_000);
  await world.app.pluggy.reportItem('ana', itemId);
  await world.app.work();
}

/** Pluggy has the connection no more; both looks find that. */
async function ends(itemId: string): Promise<void> {
  world.bank.set({ items: { [itemId]: undefined } });
  for (let look = 0; look < 2; look += 1) {
    world.clock.advance(60_000);
    const event = { event: 'item/deleted', eventId: `gone-${itemId}-${look}`, itemId };
    await world.app.receive(Buffer.from(JSON.stringify(event)));
    world.clock.advance(5_000);
    await world.app.work();
  }
}

interface Account {
  readonly id: string;
  readonly counted: boolean;
  readonly sameAs: string | null;
  readonly alias: string | null;
}

const BASE = '/api/pluggy-v2/user/ana';
const accounts = async (): Promise<{ accounts: Account[]; totals: object[] }> =>
  (await call(world.app.url, `${BASE}/accounts`)).json();
const standing = async (): Promise<string[]> =>
  (await accounts()).accounts.map(
    ({ id, counted, sameAs }) => `${id.at(-1)} ${counted ? 'counts' : `as ${sameAs?.at(-1)}`}`,
  );
const total = async (): Promise<object | undefined> => (await accounts()).totals[0];
const set = (id: string, body: object) =>
  call(world.app.url, `${BASE}/accounts/${id}`, { method: 'PATCH', body });

async function notes(): Promise<Record<string, unknown>> {
  const { results } = (await call(world.app.url, `${BASE}/transactions`)).json<{
    results: { id: string; note: string | null; ignored: boolean; userCategoryId: string | null }[];
  }>();
  const said = results.filter(
    ({ note, ignored, userCategoryId }) => note ?? userCategoryId ?? (ignored || null),
  );
  return Object.fromEntries(
    said.map(({ id, note, ignored, userCategoryId }) => [id.slice(-3), [note, userCategoryId, ignored]]),
  );
}
const say = (id: string, body: object) =>
  call(world.app.url, `${BASE}/transactions/${id}`, { method: 'PATCH', body });

describe('one account through two connections', () => {
  it('is in the totals once, both are listed, and the report says so', async () => {
    await connect(1);
    await connect(2);
    expect(await standing()).toEqual(['1 counts', '2 as 1']);
    expect(await total()).toMatchObject({ currencyCode: 'BRL', bank: 100 });
    const one = await call(world.app.url, `${BASE}/accounts/${NEW}`);
    expect(one.json()).toMatchObject({
      id: NEW,
      counted: false,
      sameAs: OLD,
      countedByUser: null,
      closedAt: null,
    });
    await makeWebhooksArrive(world.app, world.databaseUrl);
    const report = (
      await call(world.app.url, `${BASE}/completeness`, { headers: { 'accept-language': 'pt-BR' } })
    ).json<{
      complete: boolean;
      notes: { detail: string }[];
      accounts: object[];
    }>();
    expect(report).toMatchObject({
      complete: true,
      notes: [{ code: 'same_account', accountId: NEW, itemId: SECOND, sameAs: OLD, sameItemId: FIRST }],
      accounts: [
        { counted: true, sameAs: null },
        { counted: false, sameAs: OLD },
      ],
    });
    expect(report.notes[0]?.detail).toMatch(
      /A mesma conta vem por duas conexões, "Banco Inventado" .+ e "Banco Inventado"/,
    );
  });

  it('is told through MeuPluggy as well', async () => {
    await connect(1);
    await connect(2, {
      item: { connector: { id: 200, name: 'MeuPluggy', products: ['ACCOUNTS', 'TRANSACTIONS'] } },
    });
    expect(await standing()).toEqual(['1 counts', '2 as 1']);
  });

  it('is not told where the connections are two people’s', async () => {
    await connect(1, { item: { clientUserId: 'bia' } }).catch(() => {});
    await world.app.pluggy.reportItem('bia', FIRST);
    await world.app.work();
    await connect(2);
    expect(await standing()).toEqual(['2 counts']);
  });

  it('tells cards apart by their holders, who stand nowhere in clear', async () => {
    const card = (owner: string): object => ({
      type: 'CREDIT',
      subtype: 'CREDIT_CARD',
      number: '4321',
      owner,
      creditData: { creditLimit: 5000.0, brand: 'VISA' },
    });
    await connect(1, { account: card('Ana Inventada') });
    await connect(2, { account: card('Bia Inventada') });
    await connect(3, { account: card('ANA INVENTADA') });
    expect(await standing()).toEqual(['1 counts', '2 counts', '3 as 1']);
    expect(await total()).toMatchObject({ credit: 200 });
    const dump = await world.sql(
      'select a::text as text, i::text as item from pluggy.accounts a join pluggy.items i on i.id = a.item_id',
    );
    expect(JSON.stringify(dump)).not.toMatch(/inventada/i);
  });

  it('keeps knowing a card whose limit was raised, while one of the connections has the old one', async () => {
    const card = (creditLimit: number): object => ({
      type: 'CREDIT',
      subtype: 'CREDIT_CARD',
      number: '4321',
      creditData: { creditLimit, brand: 'VISA' },
    });
    await connect(1, { account: card(5000) });
    await connect(2, { account: card(5000) });
    await connect(2, { account: card(7500) });
    expect(await standing()).toEqual(['1 counts', '2 as 1']);
  });

  it('knows a card whose number each of the connections writes in its own way', async () => {
    const card = (number: string): object => ({
      type: 'CREDIT',
      subtype: 'CREDIT_CARD',
      number,
      creditData: { creditLimit: 5000, brand: 'VISA' },
    });
    await connect(1, { account: card('4321') });
    await connect(2, { account: card('**** **** **** 4321 ') });
    await connect(3, { account: card('5502-09.. .... 43-21') });
    expect(await standing()).toEqual(['1 counts', '2 as 1', '3 as 1']);
  });

  it('counts through the connection that works', async () => {
    await connect(1);
    await connect(2);
    await connect(1, { item: { status: 'LOGIN_ERROR', executionStatus: 'INVALID_CREDENTIALS' } });
    expect(await standing()).toEqual(['1 as 2', '2 counts']);
    expect(await total()).toMatchObject({ bank: 100 });
  });

  it.each([
    ['of the connection', { consentExpiresAt: 'DAY' }, []],
    ['of its only consent', {}, [{ id: uuid(1, 'c'), products: ['ACCOUNTS'], expiresAt: 'DAY' }]],
  ])(
    'whose authorisation %s is known to the day alone counts to the end of that day',
    async (_, more, consents) => {
      const tomorrow = new Date(world.clock.now().getTime() + 21 * HOUR_MS).toISOString().slice(0, 10); // São Paulo's
      const dated = <T extends object>(sent: T): T =>
        JSON.parse(JSON.stringify(sent).replaceAll('DAY', tomorrow)) as T;
      const connector = { id: 601, name: 'Banco Inventado', isOpenFinance: true, products: ['ACCOUNTS'] };
      world.bank.set({ consents: { [FIRST]: dated(consents) } });
      await connect(1, { item: dated({ ...more, connector }) });
      world.bank.consents = [];
      await connect(2);
      const seen = async (): Promise<unknown[]> => {
        const found = await call(world.app.url, `${BASE}/items/${FIRST}`, {
          headers: { 'accept-language': 'en' },
        });
        return [found.json<{ message: string }>().message, await standing()];
      };
      world.clock.advance(24 * HOUR_MS);
      expect(await seen()).toEqual([expect.stringMatching(/ends today/), ['1 counts', '2 as 1']]);
      world.clock.advance(24 * HOUR_MS);
      expect(await seen()).toEqual([expect.stringMatching(/ended on/), ['1 as 2', '2 counts']]);
    },
  );
});

describe('what the person decides', () => {
  it('both count if they say so, which outlives every sync', async () => {
    await connect(1);
    await connect(2);
    expect((await set(NEW, { counted: true })).json()).toMatchObject({
      id: NEW,
      counted: true,
      sameAs: null,
      countedByUser: true,
    });
    expect(await total()).toMatchObject({ bank: 200 });
    await connect(1, { item: { status: 'LOGIN_ERROR' } });
    await read(SECOND);
    expect(await standing()).toEqual(['1 counts', '2 counts']);
    await set(NEW, { counted: null });
    expect(await standing()).toEqual(['1 as 2', '2 counts']);
  });

  it('the other counts if they take the first one out, and the first again if they take that back', async () => {
    await connect(1);
    await connect(2);
    await set(OLD, { counted: false });
    expect(await standing()).toEqual(['1 as 2', '2 counts']);
    expect(await total()).toMatchObject({ bank: 100 });
    await set(OLD, { counted: true });
    expect(await standing()).toEqual(['1 counts', '2 as 1']);
  });

  it('a name of their own stays, and what is no such change is refused', async () => {
    await connect(1);
    expect((await set(OLD, { alias: 'Casa' })).json()).toMatchObject({ alias: 'Casa', counted: true });
    await connect(1, { account: { name: 'Other' } });
    expect((await accounts()).accounts[0]).toMatchObject({ alias: 'Casa', name: 'Other' });
    expect((await set(OLD, { alias: null })).json()).toMatchObject({ alias: null });
    for (const body of [{ counted: 'yes' }, { alias: ' ' }, { alias: 'x'.repeat(101) }, { sameAs: null }])
      expect((await set(OLD, body)).status).toBe(400);
    expect((await set(uuid(9, 'a'), { counted: true })).status).toBe(404);
    expect((await call(world.app.url, `/api/pluggy-v2/user/bia/accounts/${OLD}`)).status).toBe(404);
  });
});

describe('when one of the connections ends', () => {
  const named = async (): Promise<{ formerSameAs: string | null; notes: object[] }> => {
    const one = (await call(world.app.url, `${BASE}/accounts/${OLD}`)).json<{
      formerSameAs: string | null;
    }>();
    const report = (await call(world.app.url, `${BASE}/completeness`)).json<{ notes: object[] }>();
    return { formerSameAs: one.formerSameAs, notes: report.notes };
  };

  it('one that was left out for the other is in no total, and that is said until the person decides', async () => {
    await connect(1);
    await connect(2);
    await set(OLD, { counted: false });
    expect(await named()).toMatchObject({ formerSameAs: null, notes: [{ code: 'same_account' }] });
    world.clock.advance(60_000);
    await ends(SECOND);
    world.clock.advance(60_000);
    await set(OLD, { alias: 'Casa' });
    expect(await standing()).toEqual(['1 as undefined']);
    expect(await total()).toBeUndefined();
    expect(await named()).toMatchObject({
      formerSameAs: NEW,
      notes: [{ code: 'left_out', accountId: OLD, itemId: FIRST, sameAs: NEW, sameItemId: SECOND }],
    });
    await set(OLD, { counted: null });
    expect([await standing(), await total()]).toMatchObject([['1 counts'], { bank: 100 }]);
    expect(await named()).toEqual({ formerSameAs: null, notes: [] });
    // left out with no other in its place: that is what the person wanted
    await set(OLD, { counted: false });
    expect(await named()).toEqual({ formerSameAs: null, notes: [] });
  });

  it('and the same when the bank lists the other account no more', async () => {
    await connect(1);
    await connect(2);
    await set(OLD, { counted: false });
    world.bank.set({ accounts: { [SECOND]: [] } });
    world.bank.override(`GET /accounts/${NEW}`, 404, { code: 404, message: 'none' });
    await read(SECOND);
    expect(await named()).toMatchObject({ formerSameAs: NEW, notes: [{ code: 'left_out', sameAs: NEW }] });
  });

  it('notes, categories and ignored flags go on at the rows of the other, which counts then', async () => {
    await connect(1);
    await connect(2, { rows: [1, 2, 3].map((n) => row(2, n, { description: `  COMPRÁ   ${n}` })) });
    await say(uuid(101, 'f'), { note: 'presente' });
    await say(uuid(102, 'f'), { ignored: true });
    await ends(FIRST);
    expect(await standing()).toEqual(['2 counts']);
    expect(await total()).toMatchObject({ bank: 100 });
    expect(await notes()).toEqual({ '201': ['presente', null, false], '202': [null, null, true] });
    const { versions } = (await call(world.app.url, `${BASE}/transactions/${uuid(201, 'f')}/history`)).json<{
      versions: { passedFrom: object[] }[];
    }>();
    expect(versions[0]?.passedFrom).toMatchObject([{ accountId: OLD, transactionId: uuid(101, 'f') }]);
  });

  it('as well when the person removes it, and once only, whatever they say afterwards', async () => {
    await connect(1);
    await connect(2);
    await say(uuid(103, 'f'), { note: 'a' });
    world.bank.before = ({ route }) => {
      if (route === `DELETE /items/${FIRST}`) world.bank.set({ items: { [FIRST]: undefined } });
    };
    expect((await call(world.app.url, `${BASE}/items/${FIRST}`, { method: 'DELETE' })).status).toBe(204);
    await world.app.work();
    expect(await notes()).toEqual({ '203': ['a', null, false] });
    await say(uuid(203, 'f'), { note: null });
    await read(SECOND);
    expect(await notes()).toEqual({});
  });

  it('as well when the bank lists the account no more', async () => {
    await connect(1);
    await connect(2);
    await say(uuid(101, 'f'), { note: 'a' });
    world.bank.set({ accounts: { [FIRST]: [] } });
    world.bank.override(`GET /accounts/${OLD}`, 404, { code: 404, message: 'none' });
    await read(FIRST);
    expect(await notes()).toEqual({ '201': ['a', null, false] });
    const closed = await call(world.app.url, `${BASE}/accounts/${OLD}?includeDeleted=true`);
    expect(closed.json()).toMatchObject({ counted: false, sameAs: NEW });
  });

  it('later, where the rows of the other come later', async () => {
    await connect(1);
    await say(uuid(101, 'f'), { note: 'a' });
    await ends(FIRST);
    await connect(2, { rows: [row(2, 2)] });
    expect(await notes()).toEqual({});
    world.bank.set({ transactions: { [NEW]: [row(2, 1), row(2, 2)] } });
    world.bank.set({ items: { [SECOND]: item(SECOND) } });
    await world.app
      .syncNow({ itemId: SECOND }, () => {}, new AbortController().signal)
      .catch(() => undefined);
    await world.sql('update pluggy.accounts set read_from = null');
    await read(SECOND);
    expect(await notes()).toEqual({ '201': ['a', null, false] });
  });

  it('at a third connection, where the one that counts does not have the row', async () => {
    await connect(1);
    await connect(2, { rows: [row(2, 2)] });
    await connect(3);
    await say(uuid(101, 'f'), { note: 'a' });
    await say(uuid(102, 'f'), { note: 'b' });
    await ends(FIRST);
    expect(await notes()).toEqual({ '202': ['b', null, false], '301': ['a', null, false] });
  });

  it('nothing is said of a row that may be another', async () => {
    const twin = { description: 'café', amount: -5, date: '2026-11-15T12:00:00.000Z' };
    const later = { ...twin, date: '2026-11-15T13:00:00.000Z' };
    await connect(1, {
      rows: [
        row(1, 1),
        row(1, 2),
        row(1, 3, twin),
        row(1, 4, twin),
        row(1, 6, { ...twin, amount: -6 }),
        row(1, 7, { ...later, amount: -6 }),
      ],
    });
    await connect(2, {
      rows: [
        row(2, 1, { amount: -1.5 }),
        row(2, 2, { description: 'compra dois' }),
        row(2, 3, twin),
        row(2, 4, twin),
        row(2, 6, { ...twin, amount: -6 }),
        row(2, 7, { ...later, amount: -6 }),
      ],
    });
    for (const n of [1, 2, 3, 7]) await say(uuid(100 + n, 'f'), { note: `of ${n}` });
    await ends(FIRST);
    // of the two equal purchases only one had a note: which of the other two it is cannot be told
    expect(await notes()).toEqual({ '207': ['of 7', null, false] });
  });

  it('rows of which the bank gives no type are told apart by their amounts', async () => {
    const odd = { description: 'café', date: '2026-11-15T12:00:00.000Z', type: null };
    await connect(1, { rows: [row(1, 1, { ...odd, amount: -5 }), row(1, 2, { ...odd, amount: -6 })] });
    await connect(2, { rows: [row(2, 1, { ...odd, amount: -6 }), row(2, 2, { ...odd, amount: -5 })] });
    await say(uuid(101, 'f'), { note: 'of 5' });
    await say(uuid(102, 'f'), { note: 'of 6' });
    await ends(FIRST);
    expect(await notes()).toEqual({ '201': ['of 6', null, false], '202': ['of 5', null, false] });
  });

  it('two equal purchases of which the same is said are as many again', async () => {
    const twin = { description: 'café', amount: -5, date: '2026-11-15T12:00:00.000Z' };
    await connect(1, { rows: [row(1, 3, twin), row(1, 4, twin)] });
    await connect(2, { rows: [row(2, 3, twin), row(2, 4, twin)] });
    await say(uuid(103, 'f'), { note: 'a' });
    await say(uuid(104, 'f'), { note: 'a' });
    await ends(FIRST);
    expect(await notes()).toEqual({ '203': ['a', null, false], '204': ['a', null, false] });
  });

  it('keeps what the person said of the row that stays', async () => {
    await connect(1);
    await connect(2);
    await say(uuid(101, 'f'), { note: 'old', ignored: true });
    await say(uuid(201, 'f'), { note: 'new' });
    await ends(FIRST);
    expect(await notes()).toEqual({ '201': ['old\nnew', null, true] });
  });

  it('says nothing across accounts that the person called two', async () => {
    await connect(1);
    await connect(2);
    await set(NEW, { counted: true });
    await say(uuid(101, 'f'), { note: 'a' });
    await ends(FIRST);
    expect(await notes()).toEqual({});
  });

  it('takes up where a run died, in steps, without doubling a note', async () => {
    const many = (via: number): object[] =>
      Array.from({ length: 450 }, (_, n) =>
        row(via, n + 1000, { description: `r ${n}`, amount: -n - 1, date: '2026-11-10T12:00:00.000Z' }),
      );
    await connect(1, { rows: many(1) });
    await connect(2, { rows: many(2) });
    await world.sql(
      `insert into pluggy.annotations (account_id, transaction_id, user_id, note, changed_at)
       select account_id, id, user_id, raw->>'description', now() from pluggy.transactions where account_id = $1`,
      [OLD],
    );
    // the second batch fails
    await world
      .sql(`create function pluggy.fail() returns trigger language plpgsql as $$ begin
         if (select count(*) from pluggy.passed_annotations) > 300 then raise 'no'; end if; return null; end $$;
       create trigger fail after insert on pluggy.passed_annotations for each statement execute function pluggy.fail()`)
      .catch(() => undefined);
    await ends(FIRST);
    const count = async (): Promise<unknown> =>
      (
        await world.sql(
          `select count(*)::int as n, count(*) filter (where note = raw->>'description')::int as right
        from pluggy.annotations n join pluggy.transactions t on t.account_id = n.account_id and t.id = n.transaction_id
        where n.account_id = $1`,
          [NEW],
        )
      )[0];
    expect(await count()).toEqual({ n: 200, right: 200 });
    await world.sql('drop trigger fail on pluggy.passed_annotations');
    world.clock.advance(60 * 60_000);
    await world.app.work();
    expect(await count()).toEqual({ n: 450, right: 450 });
  });
});
