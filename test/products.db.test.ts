import { describe, expect, it } from 'vitest';
import type { ItemView } from '../src/contract/financial-data.ts';
import { call } from './support/api.ts';
import { expectTruth, holdingsOf } from './support/compare-with-truth.ts';
import { dumpTables } from './support/look-inside.ts';
import { callSandbox, connectBank, sandboxKey } from './support/sandbox-calls.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/world.ts';

const world = useWorld('running');

const PRODUCT_TABLES = ['bills', 'investments', 'investment_transactions', 'loans', 'consents', 'identities'];

/** Where each row of the products lies: a row that is written again lies elsewhere. */
const versions = async (): Promise<string[]> => {
  const rows = await world.sql(
    PRODUCT_TABLES.map(
      (table) => `select '${table}' as name, ctid::text, xmin::text from pluggy.${table}`,
    ).join(' union all '),
  );
  return rows.map((row) => JSON.stringify(row)).sort();
};

const syncedAt = async (itemId: string): Promise<Date | undefined> => {
  const [row] = await world.sql<{ at: Date }>(
    `select sync_finished_at as at from pluggy.items where id = $1 and sync_state = 'done'`,
    [itemId],
  );
  return row?.at;
};

const syncOf = async (userId: string): Promise<ItemView['sync'] | undefined> =>
  (await call(world.service.url, `/api/pluggy-v2/user/${userId}/items`)).json<{ items: ItemView[] }>()
    .items[0]?.sync;

async function syncAgain(userId: string, itemId: string): Promise<void> {
  const before = await syncedAt(itemId);
  const body = { itemId };
  expect(
    (await call(world.service.url, `/api/pluggy-v2/user/${userId}/items`, { method: 'POST', body })).status,
  ).toBe(202);
  await until('the item was synced again', async () => {
    const at = await syncedAt(itemId);
    return at !== undefined && at.getTime() > (before?.getTime() ?? 0);
  });
}

describe('every product', () => {
  it.each([['user-ok'], ['user-ok-investor'], ['user-ok-indebted'], ['user-ok-company'], ['user-ok-digits']])(
    'is stored as Pluggy has it, to the last digit: %s',
    async (bankUser) => {
      const itemId = await world.bank.connect(`owner-of-${bankUser}`, bankUser);
      await expectTruth(world.service.url, `owner-of-${bankUser}`, world.bank, itemId);
      await world.bank.advance(itemId, 3, 40);
      const held = await expectTruth(world.service.url, `owner-of-${bankUser}`, world.bank, itemId);
      expect(held.identity).toHaveLength(1);
      expect(held.investmentTransactions.length).toBeGreaterThanOrEqual(bankUser === 'user-ok' ? 1 : 0);
    },
  );

  it('is not written again when nothing changed', async () => {
    const itemId = await world.bank.connect('unchanged');
    await expectTruth(world.service.url, 'unchanged', world.bank, itemId);
    await syncAgain('unchanged', itemId);
    const before = await versions();
    await syncAgain('unchanged', itemId);
    expect(before.length).toBeGreaterThan(10);
    expect(await versions()).toEqual(before);
  });

  it('stays as it was when the consent is taken back: empty is not zero', async () => {
    const itemId = await world.bank.connect('revoked');
    const before = await expectTruth(world.service.url, 'revoked', world.bank, itemId);
    await world.bank.scenario(itemId, 'consent-revoked');
    await until('the connection says so', async () => {
      const [row] = await world.sql<{ status: string }>('select status from pluggy.items where id = $1', [
        itemId,
      ]);
      return row?.status === 'LOGIN_ERROR';
    });
    await syncAgain('revoked', itemId);
    const { bills, investments, investmentTransactions, loans, identity } = await holdingsOf(
      world.service.url,
      'revoked',
    );
    expect({ bills, investments, investmentTransactions, loans, identity }).toEqual({
      bills: before.bills,
      investments: before.investments,
      investmentTransactions: before.investmentTransactions,
      loans: before.loans,
      identity: before.identity,
    });
    const read = `select distinct state from pluggy.product_states where item_id = $1 and product in ('loans', 'bills')`;
    const states = await until('no sync runs', async () => {
      const rows = await world.sql<{ state: string }>(read, [itemId]);
      return !rows.some(({ state }) => state === 'running') && rows;
    });
    expect(states).toEqual([{ state: 'withheld' }]);
  });

  it('says that the connection was made without it', async () => {
    const key = await sandboxKey(world.service.sandbox.url);
    const products = ['ACCOUNTS', 'TRANSACTIONS', 'LOANS'];
    await connectBank(world.service.sandbox.url, key, { clientUserId: 'frugal', products });
    const states = await until('the connection is synced', async () => {
      const sync = await syncOf('frugal');
      return sync?.state === 'done' && new Map(sync.products.map(({ product, state }) => [product, state]));
    });
    expect(states.get('loans')).toBe('done');
    for (const product of ['bills', 'investments', 'investmentTransactions', 'identity'] as const)
      expect(states.get(product), product).toBe('not_offered');
  });

  it('stays as it was when the connection is updated without it', async () => {
    const itemId = await world.bank.connect('narrowed');
    const { investments, loans } = await expectTruth(world.service.url, 'narrowed', world.bank, itemId);
    expect(investments.length).toBeGreaterThan(0);
    const key = await sandboxKey(world.service.sandbox.url);
    const products = ['ACCOUNTS', 'CREDIT_CARDS', 'TRANSACTIONS', 'LOANS'];
    await callSandbox(world.service.sandbox.url, `PATCH /items/${itemId}`, key, { products });
    await until('the connection says so', async () =>
      (await syncOf('narrowed'))?.products.some(
        ({ product, state }) => product === 'investments' && state === 'not_offered',
      ),
    );
    const held = await holdingsOf(world.service.url, 'narrowed');
    expect(held.investments).toEqual(investments);
    expect(held.loans).toEqual(loans);
  });

  it('is hidden with its connection', async () => {
    const itemId = await world.bank.connect('leaver');
    await expectTruth(world.service.url, 'leaver', world.bank, itemId);
    const path = `/api/pluggy-v2/user/leaver/items/${itemId}`;
    expect((await call(world.service.url, path, { method: 'DELETE' })).status).toBe(204);
    const { bills, loans, identity, investments } = await holdingsOf(world.service.url, 'leaver');
    expect({ bills, loans, identity, investments }).toEqual({
      bills: [],
      loans: [],
      identity: [],
      investments: [],
    });
  });

  it('says who the person is in no table in clear', async () => {
    const itemId = await world.bank.connect('hidden');
    const { identity } = await expectTruth(world.service.url, 'hidden', world.bank, itemId);
    const emails = ((identity[0]?.['emails'] ?? []) as { value: string }[]).map(({ value }) => value);
    expect(emails.length).toBeGreaterThan(0);
    const dump = await dumpTables(world.databaseUrl);
    for (const email of emails) expect(dump).not.toContain(email);
  });

  it.each([
    ['user-ok-investor'],
    ['user-ok-indebted'],
    ['user-ok-company'],
    ['user-ok-two-checking-accounts'],
  ])(
    'names its person in no table but the transactions, and their tax number in none: %s',
    async (bankUser) => {
      const itemId = await world.bank.connect(`named-${bankUser}`, bankUser);
      const held = await expectTruth(world.service.url, `named-${bankUser}`, world.bank, itemId);
      const [who] = held.identity;
      const [name, taxNumber] = [who?.['fullName'] ?? who?.['companyName'], who?.['taxNumber']].map(String);
      const shown = JSON.stringify([held.investments, held.loans, held.accounts]);
      expect(shown).toContain(name);
      const lines = (await dumpTables(world.databaseUrl)).split('\n');
      const isOfTransactions = (line: string): boolean => line.startsWith('pluggy.transaction');
      const told = [
        ...lines.filter((line) => line.includes(name ?? '') && !isOfTransactions(line)),
        ...[taxNumber, taxNumber?.replace(/\D/g, '')].flatMap((text = '') =>
          lines.filter((line) => line.includes(text)),
        ),
      ];
      expect(lines.some((line) => line.startsWith('pluggy.investments '))).toBe(true);
      expect(told).toEqual([]);
    },
  );
});

describe('financial-data?include=', () => {
  const url = '/api/pluggy-v2/user/nobody/financial-data';

  it('adds what was asked for, and nothing else', async () => {
    expect(Object.keys((await call(world.service.url, url)).json())).toEqual([
      'userId',
      'items',
      'accounts',
      'transactions',
    ]);
    const { loans, bills, ...rest } = (await call(world.service.url, `${url}?include=loans,bills`)).json();
    expect({ loans, bills }).toEqual({ loans: [], bills: [] });
    expect(Object.keys(rest)).toHaveLength(4);
  });

  it('refuses a name that does not exist, and says which there are', async () => {
    const answer = await call(world.service.url, `${url}?include=loans,bill`, {
      headers: { 'accept-language': 'en' },
    });
    expect(answer.status).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'invalid_value', detail: expect.stringContaining('bills') });
  });
});
