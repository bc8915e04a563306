import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, call, exactly } from './support/api.ts';
import { daysAgo, uuid } from './support/ScriptedBank.ts';
import { useWorld } from './support/world.ts';

const world = useWorld('scripted');

const CARDS = [uuid(1, 'a'), uuid(2, 'a')];
const INVESTMENTS = [uuid(1, '1'), uuid(2, '1'), uuid(3, '1')];
const ALL = ['bills', 'investments', 'investmentTransactions', 'loans', 'identity', 'consents'] as const;
const SINGLE_LISTS = ['bills', 'investments', 'loans', 'identity', 'consents'] as const;

interface Page {
  readonly results: readonly { readonly id?: string; readonly dueDate?: string; readonly date?: string }[];
  readonly next: string | null;
}

const get = (path: string, user = 'ana'): Promise<Answer> =>
  call(world.app.url, `/api/pluggy-v2/user/${user}/${path}`, { headers: { 'accept-language': 'en' } });

/** All pages of a list, as it is written. */
async function listed(path: string, limit: number): Promise<unknown[]> {
  const rows: unknown[] = [];
  let after = '';
  do {
    const answer = await get(`${path}${path.includes('?') ? '&' : '?'}limit=${limit}${after}`);
    if (answer.status !== 200) throw new Error(answer.text);
    rows.push(...(exactly(answer.text) as { results: unknown[] }).results);
    const { next } = answer.json<Page>();
    after = next === null ? '' : `&after=${next}`;
  } while (after !== '');
  return rows;
}

const sorted = (rows: readonly unknown[]): string[] => rows.map((row) => JSON.stringify(row)).sort();

beforeAll(async () => {
  const { bank, app } = world;
  for (const card of CARDS) bank.hold(card, [], { type: 'CREDIT' });
  bank.bills = Object.fromEntries(
    CARDS.map((card, index) => [
      card,
      [1, 2, 3].map((n) => ({
        id: uuid(10 * index + n, 'b'),
        dueDate: daysAgo(100 - 20 * n - index),
        totalAmount: 1234567890.123 + n,
        totalAmountCurrencyCode: 'BRL',
        payments: [],
        financeCharges: [],
      })),
    ]),
  );
  bank.investments = INVESTMENTS.map((id, n) => ({
    id,
    name: `CDB ${n}`,
    balance: 10.5,
    owner: 'Ana Souza',
  }));
  bank.movements = {
    [INVESTMENTS[0] as string]: [1, 2, 3, 4].map((n) => ({
      id: uuid(n, '2'),
      amount: n,
      date: daysAgo(10 * (n % 3)),
    })),
  };
  bank.loans = [1, 2].map((n) => ({ id: uuid(n, '3'), ipocCode: `ipoc ${n}`, contractAmount: 1.1 }));
  bank.identity = { id: uuid(1, '4'), itemId: bank.itemId, fullName: 'Ana Souza' };
  bank.consents = [1, 2].map((n) => ({
    id: uuid(n, 'c'),
    itemId: bank.itemId,
    products: ['ACCOUNTS'],
    createdAt: daysAgo(n),
  }));
  await app.pluggy.reportItem('ana', bank.itemId);
  await app.work();
});

describe('a list of a product', () => {
  it.each(SINGLE_LISTS)('of %s has what financial-data has, page by page, each once', async (name) => {
    const all = exactly((await get(`financial-data?include=${ALL.join(',')}`)).text) as Record<
      string,
      unknown[]
    >;
    expect(all[name]?.length).toBeGreaterThan(0);
    for (const limit of [1, 2, 500])
      expect(sorted(await listed(name, limit))).toEqual(sorted(all[name] ?? []));
  });

  it('of bills is of one card where that is asked, the latest due first', async () => {
    const { results } = (await get(`bills?accountId=${CARDS[1]}`)).json<Page>();
    expect(results.map(({ id }) => id)).toEqual([13, 12, 11].map((n) => uuid(n, 'b')));
    const due = (await get('bills')).json<Page>().results.map(({ dueDate }) => dueDate ?? '');
    expect(due).toEqual(due.toSorted().toReversed());
    expect((await get(`bills?accountId=${randomUUID()}`)).json()).toEqual({ results: [], next: null });
  });

  it('of movements is of one investment of the user, newest first', async () => {
    const path = `investments/${INVESTMENTS[0]}/transactions`;
    expect(await listed(path, 1)).toEqual(await listed(path, 500));
    const days = (await get(path)).json<Page>().results.map(({ date }) => date ?? '');
    expect(days).toHaveLength(4);
    expect(days).toEqual(days.toSorted().toReversed());
    expect((await get(`investments/${INVESTMENTS[1]}/transactions`)).json()).toEqual({
      results: [],
      next: null,
    });
    for (const [user, id] of [
      ['ana', randomUUID()],
      ['mallory', INVESTMENTS[0]],
    ])
      expect((await get(`investments/${id}/transactions`, user)).json()).toMatchObject({
        status: 404,
        code: 'investment_not_found',
      });
  });

  it.each(SINGLE_LISTS)('of %s is empty for whom nobody knows, and takes no foreign cursor', async (name) => {
    expect((await get(name, 'nobody')).json()).toEqual({ results: [], next: null });
    const { next } = (await get('bills?limit=1')).json<Page>();
    const filtered = name === 'bills' ? `bills?accountId=${CARDS[0]}&` : `${name}?`;
    expect((await get(`${filtered}after=${next}`)).json()).toMatchObject({
      status: 400,
      code: 'cursor_mismatch',
    });
    for (const after of ['x', Buffer.from('a|b').toString('base64url')])
      expect((await get(`${name}?after=${after}`)).json()).toMatchObject({
        status: 400,
        code: 'invalid_cursor',
      });
    const wrong = await get(`${name}?limit=501&page=2`);
    expect(wrong.status).toBe(400);
    for (const field of ['limit', 'page']) expect(wrong.text).toContain(field);
  });
});
