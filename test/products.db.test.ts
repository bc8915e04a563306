import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ItemView } from '../src/contract/financial-data.ts';
import { call } from './support/api.ts';
import { expectTruth, holdingsOf } from './support/compare-with-truth.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { dumpTables, rowsOf } from './support/look-inside.ts';
import { callSandbox, connectBank, sandboxKey } from './support/sandbox-calls.ts';
import { SandboxClient } from './support/sandbox-client.ts';
import { startTestService, type TestService } from './support/test-service.ts';
import { until } from './support/until.ts';

let testDatabase: TestDatabase;
let running: TestService;
let sandbox: SandboxClient;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  running = await startTestService({ databaseUrl: testDatabase.url });
  sandbox = new SandboxClient(running.sandbox.url);
});
afterAll(async () => {
  await running.stop();
  await testDatabase.drop();
});

const PRODUCT_TABLES = ['bills', 'investments', 'investment_transactions', 'loans', 'consents', 'identities'];

/** Where each row of the products lies: a row that is written again lies elsewhere. */
const versions = async (): Promise<string[]> => {
  const rows = await rowsOf(
    testDatabase.url,
    PRODUCT_TABLES.map(
      (table) => `select '${table}' as name, ctid::text, xmin::text from pluggy.${table}`,
    ).join(' union all '),
  );
  return rows.map((row) => JSON.stringify(row)).sort();
};

const syncedAt = async (itemId: string): Promise<Date | undefined> => {
  const [row] = await rowsOf<{ at: Date }>(
    testDatabase.url,
    `select sync_finished_at as at from pluggy.items where id = $1 and sync_state = 'done'`,
    [itemId],
  );
  return row?.at;
};

const syncOf = async (userId: string): Promise<ItemView['sync'] | undefined> =>
  (await call(running.url, `/api/pluggy-v2/user/${userId}/items`)).json<{ items: ItemView[] }>().items[0]
    ?.sync;

async function syncAgain(userId: string, itemId: string): Promise<void> {
  const before = await syncedAt(itemId);
  const body = { itemId };
  expect(
    (await call(running.url, `/api/pluggy-v2/user/${userId}/items`, { method: 'POST', body })).status,
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
      const itemId = await sandbox.connect(`owner-of-${bankUser}`, bankUser);
      await expectTruth(running.url, `owner-of-${bankUser}`, sandbox, itemId);
      await sandbox.advance(itemId, 3, 40);
      const held = await expectTruth(running.url, `owner-of-${bankUser}`, sandbox, itemId);
      expect(held.identity).toHaveLength(1);
      expect(held.investmentTransactions.length).toBeGreaterThanOrEqual(bankUser === 'user-ok' ? 1 : 0);
    },
    60_000,
  );

  it('is not written again when nothing changed', async () => {
    const itemId = await sandbox.connect('unchanged');
    await expectTruth(running.url, 'unchanged', sandbox, itemId);
    await syncAgain('unchanged', itemId);
    const before = await versions();
    await syncAgain('unchanged', itemId);
    expect(before.length).toBeGreaterThan(10);
    expect(await versions()).toEqual(before);
  });

  it('stays as it was when the consent is taken back: empty is not zero', async () => {
    const itemId = await sandbox.connect('revoked');
    const before = await expectTruth(running.url, 'revoked', sandbox, itemId);
    await sandbox.scenario(itemId, 'consent-revoked');
    await until('the connection says so', async () => {
      const [row] = await rowsOf<{ status: string }>(
        testDatabase.url,
        'select status from pluggy.items where id = $1',
        [itemId],
      );
      return row?.status === 'LOGIN_ERROR';
    });
    await syncAgain('revoked', itemId);
    const { bills, investments, investmentTransactions, loans, identity } = await holdingsOf(
      running.url,
      'revoked',
    );
    expect({ bills, investments, investmentTransactions, loans, identity }).toEqual({
      bills: before.bills,
      investments: before.investments,
      investmentTransactions: before.investmentTransactions,
      loans: before.loans,
      identity: before.identity,
    });
    const states = await rowsOf<{ state: string }>(
      testDatabase.url,
      `select distinct state from pluggy.product_states where item_id = $1 and product in ('loans', 'bills')`,
      [itemId],
    );
    expect(states).toEqual([{ state: 'withheld' }]);
  });

  it('says that the connection was made without it', async () => {
    const key = await sandboxKey(running.sandbox.url);
    const products = ['ACCOUNTS', 'TRANSACTIONS', 'LOANS'];
    await connectBank(running.sandbox.url, key, { clientUserId: 'frugal', products });
    const states = await until('the connection is synced', async () => {
      const sync = await syncOf('frugal');
      return sync?.state === 'done' && new Map(sync.products.map(({ product, state }) => [product, state]));
    });
    expect(states.get('loans')).toBe('done');
    for (const product of ['bills', 'investments', 'investmentTransactions', 'identity'] as const)
      expect(states.get(product), product).toBe('not_offered');
  });

  it('stays as it was when the connection is updated without it', async () => {
    const itemId = await sandbox.connect('narrowed');
    const { investments, loans } = await expectTruth(running.url, 'narrowed', sandbox, itemId);
    expect(investments.length).toBeGreaterThan(0);
    const key = await sandboxKey(running.sandbox.url);
    const products = ['ACCOUNTS', 'CREDIT_CARDS', 'TRANSACTIONS', 'LOANS'];
    await callSandbox(running.sandbox.url, `PATCH /items/${itemId}`, key, { products });
    await until('the connection says so', async () =>
      (await syncOf('narrowed'))?.products.some(
        ({ product, state }) => product === 'investments' && state === 'not_offered',
      ),
    );
    const held = await holdingsOf(running.url, 'narrowed');
    expect(held.investments).toEqual(investments);
    expect(held.loans).toEqual(loans);
  });

  it('is hidden with its connection', async () => {
    const itemId = await sandbox.connect('leaver');
    await expectTruth(running.url, 'leaver', sandbox, itemId);
    const path = `/api/pluggy-v2/user/leaver/items/${itemId}`;
    expect((await call(running.url, path, { method: 'DELETE' })).status).toBe(204);
    const { bills, loans, identity, investments } = await holdingsOf(running.url, 'leaver');
    expect({ bills, loans, identity, investments }).toEqual({
      bills: [],
      loans: [],
      identity: [],
      investments: [],
    });
  });

  it('says who the person is in no table in clear', async () => {
    const itemId = await sandbox.connect('hidden');
    const { identity } = await expectTruth(running.url, 'hidden', sandbox, itemId);
    const emails = ((identity[0]?.['emails'] ?? []) as { value: string }[]).map(({ value }) => value);
    expect(emails.length).toBeGreaterThan(0);
    const dump = await dumpTables(testDatabase.url);
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
      const itemId = await sandbox.connect(`named-${bankUser}`, bankUser);
      const held = await expectTruth(running.url, `named-${bankUser}`, sandbox, itemId);
      const [who] = held.identity;
      const [name, taxNumber] = [who?.['fullName'] ?? who?.['companyName'], who?.['taxNumber']].map(String);
      const shown = JSON.stringify([held.investments, held.loans, held.accounts]);
      expect(shown).toContain(name);
      const lines = (await dumpTables(testDatabase.url)).split('\n');
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
    60_000,
  );
});

describe('financial-data?include=', () => {
  const url = '/api/pluggy-v2/user/nobody/financial-data';

  it('adds what was asked for, and nothing else', async () => {
    expect(Object.keys((await call(running.url, url)).json())).toEqual([
      'userId',
      'items',
      'accounts',
      'transactions',
    ]);
    const { loans, bills, ...rest } = (await call(running.url, `${url}?include=loans,bills`)).json();
    expect({ loans, bills }).toEqual({ loans: [], bills: [] });
    expect(Object.keys(rest)).toHaveLength(4);
  });

  it('refuses a name that does not exist, and says which there are', async () => {
    const answer = await call(running.url, `${url}?include=loans,bill`, {
      headers: { 'accept-language': 'en' },
    });
    expect(answer.status).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'invalid_value', detail: expect.stringContaining('bills') });
  });
});
