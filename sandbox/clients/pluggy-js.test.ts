import { createRequire } from 'node:module';
import type pluggyJs from 'pluggy-js';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { methodsOf, noteCalls } from '../testing/note-calls.ts';
import { openSandbox, until } from '../testing/open-sandbox.ts';

// A CommonJS package with a default export, which loaders unwrap differently.
const { default: Pluggy } = createRequire(import.meta.url)('pluggy-js') as {
  default: typeof pluggyJs.default;
};
type Client = InstanceType<typeof Pluggy>;

const called = new Set<string>();
let pluggy: Awaited<ReturnType<typeof openSandbox>>;
/** What a page holds: a connect token. */
let page: Client;
/** The same client with an API key, for what a token may not do. */
let server: Client;

beforeAll(async () => {
  // The client reports every refusal on the console too.
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  pluggy = await openSandbox({ switches: { transactionsV1: true } });
  const { accessToken } = await pluggy.client.createConnectToken(undefined, { clientUserId: 'user-42' });
  page = noteCalls(new Pluggy(accessToken, pluggy.url), called);
  server = noteCalls(new Pluggy(pluggy.apiKey, pluggy.url), called);
});
afterAll(async () => {
  vi.restoreAllMocks();
  await pluggy.close();
});

const credentials = { user: 'user-ok', password: 'password-ok' };

async function settled(id: string) {
  return until(async () => {
    const item = await page.fetchItem(id);
    return item.status === 'UPDATING' ? undefined : item;
  });
}

describe("Pluggy's browser client", () => {
  it('connects a bank with a connect token alone', async () => {
    const { results } = await page.fetchConnectors({ name: 'Itaú' });
    expect(results.map(({ name }) => name)).toContain('Itaú');
    expect(await page.fetchConnector(3, true)).toMatchObject({ id: 3, hasMFA: true });
    const created = await page.createItem(3, credentials);
    expect(await settled(created.id)).toMatchObject({ status: 'WAITING_USER_INPUT' });
    await page.updateItemMFA(created.id, { token: '123456' });
    expect(await settled(created.id)).toMatchObject({ status: 'UPDATED', clientUserId: 'user-42' });
    await page.updateItem(created.id, credentials);
    expect((await settled(created.id)).status).toBe('WAITING_USER_INPUT');
    const accounts = await page.fetchAccounts(created.id, 'BANK');
    expect(accounts.results[0]).not.toHaveProperty('owner');
  });

  it('is refused what a connect token may not do', async () => {
    await expect(page.fetchCategories()).rejects.toMatchObject({ response: { status: 403 } });
    // There is no list of items, not even for an API key.
    await expect(server.fetchItems()).rejects.toMatchObject({ response: { status: expect.any(Number) } });
  });

  it('reads data where it holds an API key', async () => {
    const { id: itemId } = await pluggy.connectUser('user-ok');
    const { results: accounts } = await server.fetchAccounts(itemId, 'BANK');
    const accountId = accounts[0]?.id ?? '';
    expect(await server.fetchAccount(accountId)).toMatchObject({ id: accountId, itemId });
    const { results: rows } = await server.fetchTransactions(accountId);
    expect(rows[0]?.date).toBeInstanceOf(Date);
    expect(await server.fetchTransaction(rows[0]?.id ?? '')).toEqual(rows[0]);
    const { results: investments } = await server.fetchInvestments(itemId);
    expect(await server.fetchInvestment(investments[0]?.id ?? '')).toEqual(investments[0]);
    const identity = await server.fetchIdentityByItemId(itemId);
    expect(await server.fetchIdentity(identity.id)).toEqual(identity);
    const { results: categories } = await server.fetchCategories();
    expect(await server.fetchCategory(categories[0]?.id ?? '')).toEqual(categories[0]);
    const { accessToken } = await server.createConnectToken(itemId);
    expect((await new Pluggy(accessToken, pluggy.url).fetchItem(itemId)).id).toBe(itemId);
    // It takes any 2xx answer and parses the body, so that an empty one would fail.
    expect(await server.deleteItem(itemId)).toEqual({ count: 1 });
  });

  it('has no method that was not tried above', () => {
    expect(methodsOf(Pluggy).filter((name) => !called.has(name))).toEqual([]);
  });
});
