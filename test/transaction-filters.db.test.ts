import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type StoredAccount, storeAccount } from './fixtures/store-account.ts';
import { type Answer, call } from './support/api.ts';
import { standingClock } from './support/moving-clock.ts';
import { useWorld } from './support/world.ts';

const world = useWorld('alone', { clock: () => standingClock(new Date('2026-11-20T15:00:00Z')) });

interface Row {
  readonly id: string;
  readonly accountId: string;
  readonly date: string;
  readonly localDate: string;
  readonly signedAmount: number;
  readonly type: string;
  readonly status: string;
  readonly categoryId: string | null;
  readonly userCategoryId: string | null;
  readonly description: string | null;
  readonly merchant: { readonly name: string } | null;
  readonly note: string | null;
  readonly tags: readonly string[];
  readonly ignored: boolean;
  readonly ownDate: string | null;
}

interface Page {
  readonly results: readonly Row[];
  readonly next: string | null;
}

const get = (path: string, token?: string): Promise<Answer> =>
  call(world.app.url, `/api/pluggy-v2/user/${path}`, {
    headers: { 'accept-language': 'en' },
    ...(token === undefined ? {} : { token }),
  });

async function list(query: string, limit = 500, user = 'ana'): Promise<Row[]> {
  const rows: Row[] = [];
  let after = '';
  do {
    const answer = await get(`${user}/transactions?limit=${limit}&${query}${after}`);
    if (answer.status !== 200) throw new Error(answer.text);
    const page = answer.json<Page>();
    rows.push(...page.results);
    after = page.next === null ? '' : `&after=${page.next}`;
  } while (after !== '');
  return rows;
}

const accounts: StoredAccount[] = [];

async function store(account: StoredAccount, row: object): Promise<string> {
  const id = randomUUID();
  const raw = { id, currencyCode: 'BRL', type: 'DEBIT', status: 'POSTED', ...row };
  await world.sql(
    `insert into pluggy.transactions
       (account_id, id, user_id, date, amount, currency_code, type, status, raw, first_seen_at, changed_at)
     select $1, $2, $3, (r->>'date')::timestamptz, (r->>'amount')::numeric, r->>'currencyCode', r->>'type',
       r->>'status', r, now(), now() from (select $4::jsonb as r) x`,
    [account.accountId, id, account.userId, JSON.stringify(raw)],
  );
  return id;
}

const annotate = (id: string, change: object, user = 'ana'): Promise<Answer> =>
  call(world.app.url, `/api/pluggy-v2/user/${user}/transactions/${id}`, { method: 'PATCH', body: change });

const HOURS = ['00:00:00Z', '00:00:00.001Z', '02:59:59Z', '03:00:00Z', '15:00:00Z'];
const DESCRIPTIONS = ['PÃO DE AÇÚCAR', 'Posto Ipiranga', 'cafe da esquina', '100% (algodão) [loja]', null];

beforeAll(async () => {
  const { database } = await world.app.parts();
  for (const type of ['BANK', 'CREDIT', 'BANK'] as const)
    accounts.push(await storeAccount(database, { userId: 'ana', type }));
  const stranger = await storeAccount(database, { userId: 'bruno' });
  await store(stranger, { date: '2026-11-19T15:00:00Z', amount: 149.93, description: 'padaria' });
  let index = 0;
  for (const day of ['2026-10-31', '2026-11-01', '2026-11-19', '2026-11-20', '2026-11-21', '2026-12-15'])
    for (const hour of HOURS) {
      index += 1;
      const id = await store(accounts[index % 3] as StoredAccount, {
        date: `${day}T${hour}`,
        amount: [-42.5, 149.93, 10, -149.93, 1234.56, 10][index % 6],
        type: index % 2 === 0 ? 'DEBIT' : 'CREDIT',
        status: index % 7 === 0 ? 'PENDING' : 'POSTED',
        categoryId: index % 4 === 0 ? '11010000' : index % 5 === 0 ? null : '05080000',
        description: DESCRIPTIONS[index % 5],
        merchant: index % 6 === 0 ? { name: 'Farmácia São João' } : null,
      });
      if (index % 5 === 0)
        await annotate(id, { tags: ['casa', 'Férias'], note: index % 2 ? 'almoço' : null });
      if (index % 8 === 0) await annotate(id, { ignored: true });
      if (index % 6 === 1)
        await annotate(id, { date: ['2026-11-01', '2026-11-20', '2026-12-24'][index % 3] ?? null });
      if (index % 9 === 0)
        await world.sql(
          `insert into pluggy.annotations as n (account_id, transaction_id, user_id, category_id, changed_at)
           values ($1, $2, 'ana', '11010000', now())
           on conflict (account_id, transaction_id, user_id) do update set category_id = excluded.category_id`,
          [(accounts[index % 3] as StoredAccount).accountId, id],
        );
    }
});

const dayOf = ({ ownDate, localDate }: Row): string => ownDate ?? localDate;
const plain = (text: string | null): string =>
  (text ?? '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const holds = (row: Row, text: string): boolean =>
  [row.description, row.merchant?.name ?? null, row.note].some((one) => plain(one).includes(plain(text)));

type Order = (a: Row, b: Row) => number;
const compare = <T>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);
const byDay: Order = (a, b) =>
  compare(dayOf(a), dayOf(b)) || compare(Date.parse(a.date), Date.parse(b.date)) || compare(a.id, b.id);
const byAmount: Order = (a, b) => compare(a.signedAmount, b.signedAmount) || compare(a.id, b.id);
const SORTS: Readonly<Record<string, Order>> = {
  '-date': (a, b) => byDay(b, a),
  date: byDay,
  '-amount': (a, b) => byAmount(b, a),
  amount: byAmount,
};

const FILTERS: readonly (readonly [query: string, holds: (row: Row) => boolean])[] = [
  ['', () => true],
  [
    'dateFrom=2026-11-01&dateTo=2026-11-20',
    (row) => dayOf(row) >= '2026-11-01' && dayOf(row) <= '2026-11-20',
  ],
  ['dateTo=2026-10-31', (row) => dayOf(row) <= '2026-10-31'],
  ['amountFrom=-42.50&amountTo=149.93', ({ signedAmount: n }) => n >= -42.5 && n <= 149.93],
  ['amountTo=-149.93', ({ signedAmount }) => signedAmount <= -149.93],
  ['type=DEBIT', ({ type }) => type === 'DEBIT'],
  ['status=PENDING', ({ status }) => status === 'PENDING'],
  ['categoryId=11010000', (row) => (row.userCategoryId ?? row.categoryId) === '11010000'],
  ['categoryId=none', (row) => (row.userCategoryId ?? row.categoryId ?? '') === ''],
  ['categoryId=05080000', (row) => (row.userCategoryId ?? row.categoryId) === '05080000'],
  ['tag=F%C3%A9rias', ({ tags }) => tags.includes('Férias')],
  ['ignored=true', ({ ignored }) => ignored],
  ['ignored=false', ({ ignored }) => !ignored],
  ['hasNote=true', ({ note }) => note !== null],
  ['hasNote=false', ({ note }) => note === null],
  ['search=pao+de+acucar', (row) => holds(row, 'pão de açúcar')],
  ['search=FARMACIA', (row) => holds(row, 'farmácia')],
  ['search=almoco', (row) => holds(row, 'almoço')],
  ['search=%28ALGOD%C3%83O%29', (row) => holds(row, '(algodao)')],
  ['search=149%2C93', ({ signedAmount }) => Math.abs(signedAmount) === 149.93],
  ['search=1.234%2C56', ({ signedAmount }) => Math.abs(signedAmount) === 1234.56],
  ['search=-149%2C93', ({ signedAmount }) => signedAmount === -149.93],
  ['upcoming=true', (row) => dayOf(row) > '2026-11-20'],
  ['upcoming=false', (row) => dayOf(row) <= '2026-11-20'],
  [
    'upcoming=true&dateTo=2026-12-20&type=CREDIT',
    (row) => dayOf(row) > '2026-11-20' && dayOf(row) <= '2026-12-20' && row.type === 'CREDIT',
  ],
];

describe('the list of transactions', () => {
  it.each(FILTERS)(
    'of %j holds those rows and no others, in every order and in pages',
    async (query, isAsked) => {
      const all = await list('');
      expect(all).toHaveLength(30);
      const expected = all.filter(isAsked);
      expect(expected.length, 'the rows of this test are of both kinds').toBeGreaterThan(0);
      for (const [sort, order] of Object.entries(SORTS))
        for (const limit of query === '' ? [500, 4, 1] : [500, 4]) {
          const found = await list(`${query}&sort=${sort}`, limit);
          expect(
            found.map(({ id }) => id),
            `${sort} by ${limit}`,
          ).toEqual(expected.toSorted(order).map(({ id }) => id));
        }
    },
  );

  it('of several accounts holds the rows of each', async () => {
    const [one, , three] = accounts.map(({ accountId }) => accountId);
    const all = await list('');
    const expected = all.filter(({ accountId }) => accountId === one || accountId === three);
    expect(await list(`accountId=${one}&accountId=${three}`, 3)).toEqual(expected);
    expect(await list(`accountId=${one}&accountId=${one}`)).toEqual(
      all.filter(({ accountId }) => accountId === one),
    );
  });

  it('has nothing of somebody else’s, and nothing for somebody whom nobody knows', async () => {
    for (const query of ['search=padaria', 'search=149,93', 'sort=amount', 'tag=casa', 'ignored=false'])
      expect(await list(query, 500, 'nobody')).toEqual([]);
    expect(await list('search=padaria')).toEqual([]);
    const [first] = await list('', 1, 'bruno');
    expect(await list(`accountId=${first?.accountId}`)).toEqual([]);
    expect((await get(`ana/transactions/${first?.id}`)).json()).toMatchObject({
      status: 404,
      code: 'transaction_not_found',
    });
  });

  it('refuses a cursor of other filters or of another order', async () => {
    const { next } = (await get('ana/transactions?limit=1&search=posto')).json<Page>();
    for (const query of ['', 'search=post', 'search=posto&sort=date', 'search=posto&ignored=false'])
      expect((await get(`ana/transactions?${query}&after=${next}`)).json()).toMatchObject({
        status: 400,
        code: 'cursor_mismatch',
      });
    expect((await get(`ana/transactions?search=posto&limit=2&after=${next}`)).status).toBe(200);
  });

  it('names everything that is wrong with what is asked', async () => {
    const answer = await get(
      'ana/transactions?amountFrom=1e9&type=debit&status=X&ignored=1&hasNote=x&sort=name&upcoming=x&accountId=7&tag=+',
    );
    expect(answer.status).toBe(400);
    for (const field of [
      'amountFrom',
      'type',
      'status',
      'ignored',
      'hasNote',
      'sort',
      'upcoming',
      'accountId',
      'tag',
    ])
      expect(answer.text, field).toContain(field);
  });
});

describe('one transaction', () => {
  it('is as in the list, and is not there for others', async () => {
    const [row] = await list('tag=casa', 1);
    expect((await get(`ana/transactions/${row?.id}`)).json()).toEqual(row);
    expect((await get(`bruno/transactions/${row?.id}`)).status).toBe(404);
    expect((await get(`ana/transactions/${randomUUID()}`)).status).toBe(404);
    expect((await get('ana/transactions/7')).json()).toMatchObject({ status: 400, code: 'invalid_value' });
  });

  it('that Pluggy withdrew is found with includeDeleted alone', async () => {
    const id = await store(accounts[0] as StoredAccount, { date: '2026-01-05', amount: 1 });
    await world.sql(
      `update pluggy.transactions set deleted_at = now(), deleted_reason = 'not_found' where id = $1`,
      [id],
    );
    expect((await get(`ana/transactions/${id}`)).status).toBe(404);
    expect((await get(`ana/transactions/${id}?includeDeleted=true`)).json()).toMatchObject({
      id,
      deletedReason: 'not_found',
    });
  });
});

describe('what the person says', () => {
  const historyOf = async (id: string): Promise<unknown> =>
    (await get(`ana/transactions/${id}/history`)).json<{ versions: object[] }>().versions;
  const many = (body: unknown, user = 'ana'): Promise<Answer> =>
    call(world.app.url, `/api/pluggy-v2/user/${user}/transactions/annotate`, { method: 'POST', body });

  it('has tags and a day of its own, and leaves what the bank says', async () => {
    const id = await store(accounts[0] as StoredAccount, { date: '2025-03-05T00:00:00Z', amount: -7 });
    const said = { tags: [' viagem', 'casa', 'casa'], date: '2025-02-28', note: 'x' };
    const answer = (await annotate(id, said)).json();
    const expected = { tags: ['viagem', 'casa'], ownDate: '2025-02-28', localDate: '2025-03-05', note: 'x' };
    expect(answer).toMatchObject(expected);
    const february = await list('dateFrom=2025-02-01&dateTo=2025-02-28');
    expect(february.map((row) => row.id)).toEqual([id]);
    expect(await list('dateFrom=2025-03-01&dateTo=2025-03-31')).toEqual([]);
    expect(await historyOf(id)).toMatchObject([{ id, reason: null }]);
    expect((await annotate(id, { date: null, tags: null, note: null })).json()).toMatchObject({
      tags: [],
      ownDate: null,
    });
    expect((await list('dateFrom=2025-03-01&dateTo=2025-03-31')).map((row) => row.id)).toEqual([id]);
    const left = await world.sql('select from pluggy.annotations where transaction_id = $1', [id]);
    expect(left).toEqual([]);
  });

  it('is refused clearly where it is wrong', async () => {
    const [row] = await list('', 1);
    const answer = await annotate(row?.id ?? '', {
      tags: ['', 'x'.repeat(51)],
      date: '2026-02-30',
      note: ' ',
      ignored: 1,
      mood: 1,
    });
    expect(answer.status).toBe(400);
    for (const field of ['tags', 'date', 'note', 'ignored', 'mood']) expect(answer.text).toContain(field);
    for (const date of ['0000-01-01', '2026-11-20T00:00:00Z', 20261120])
      expect((await annotate(row?.id ?? '', { date })).json()).toMatchObject({ code: 'invalid_value' });
  });

  it('can be said of many at once: of all or of none', async () => {
    const ids: string[] = [];
    for (let day = 10; day < 15; day += 1)
      ids.push(await store(accounts[1] as StoredAccount, { date: `2024-01-${day}`, amount: day }));
    const answer = await many({ ids: [...ids, ids[0]], change: { tags: ['obra'], ignored: true } });
    expect(answer.status).toBe(200);
    const { results } = answer.json<Page>();
    expect(results.map(({ id }) => id)).toEqual(ids);
    for (const row of results) expect(row).toMatchObject({ tags: ['obra'], ignored: true, note: null });
    expect((await list('tag=obra')).map(({ id }) => id)).toEqual(ids.toReversed());

    const [theirs] = await list('', 1, 'bruno');
    for (const strange of [theirs?.id, randomUUID()])
      expect((await many({ ids: [ids[0], strange], change: { note: 'x' } })).json()).toMatchObject({
        status: 404,
        code: 'transaction_not_found',
      });
    expect(await list('search=x&tag=obra')).toEqual([]);
    expect((await many({ ids, change: { note: 'x' } }, 'bruno')).status).toBe(404);
  });

  it.each<[string, object, string]>([
    ['no id', { ids: [], change: {} }, 'ids'],
    ['501 ids', { ids: Array.from({ length: 501 }, () => randomUUID()), change: {} }, 'ids'],
    ['what is no id', { ids: ['7'], change: {} }, 'ids'],
    ['no change', { ids: [randomUUID()] }, 'change'],
    ['tags that are no list', { ids: [randomUUID()], change: { tags: 'casa' } }, 'change.tags'],
    ['an unknown field', { ids: [randomUUID()], change: { amount: 1 } }, 'amount'],
  ])('many at once: %s is refused, by its name', async (_, body, field) => {
    const answer = await many(body);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain(field);
  });
});
