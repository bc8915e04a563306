import { PluggyClient } from 'pluggy-sdk';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { methodsOf, noteCalls } from '../testing/note-calls.ts';
import { openSandbox, until } from '../testing/open-sandbox.ts';

const called = new Set<string>();
let pluggy: Awaited<ReturnType<typeof openSandbox>>;
let client: PluggyClient;
/** An item of `user-ok`, its current account and its card. */
let itemId: string;
let bankId: string;
let cardId: string;

beforeAll(async () => {
  // The client reports every refusal on the console too.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  pluggy = await openSandbox({ switches: { transactionsV1: true } });
  client = noteCalls(pluggy.client, called);
  itemId = (await pluggy.connectUser('user-ok')).id;
  const { results } = await client.fetchAccounts(itemId);
  bankId = results.find((account) => account.type === 'BANK')?.id ?? '';
  cardId = results.find((account) => account.type === 'CREDIT')?.id ?? '';
});
afterAll(async () => {
  vi.restoreAllMocks();
  await pluggy.close();
});

const credentials = { user: 'user-ok', password: 'password-ok' };

async function settled(id: string) {
  return until(async () => {
    const item = await client.fetchItem(id);
    return item.status === 'UPDATING' ? undefined : item;
  });
}

describe("Pluggy's Node client", () => {
  it('finds connectors and checks forms', async () => {
    const { results } = await client.fetchConnectors({ sandbox: true, name: 'Pluggy Bank' });
    expect(results.map(({ id }) => id)).toContain(0);
    const connector = await client.fetchConnector(0);
    expect(connector).toMatchObject({ id: 0, isSandbox: true, health: { status: 'ONLINE' } });
    expect(connector.createdAt).toBeInstanceOf(Date);
    expect(await client.validateParameters(0, credentials)).toEqual({ parameters: credentials, errors: [] });
  });

  it('creates, updates and deletes items', async () => {
    const item = await client.createItem(0, credentials, { clientUserId: 'user-42' });
    expect(item).toMatchObject({ status: 'UPDATING', clientUserId: 'user-42' });
    expect(await settled(item.id)).toMatchObject({ status: 'UPDATED', executionStatus: 'SUCCESS' });
    expect((await client.updateItem(item.id)).status).toBe('UPDATING');
    const updated = await settled(item.id);
    expect(updated.lastUpdatedAt).toBeInstanceOf(Date);
    await client.deleteItem(item.id);
    await expect(client.fetchItem(item.id)).rejects.toMatchObject({ codeDescription: 'ITEM_NOT_FOUND' });
  });

  it('answers the question of a two-step connector', async () => {
    const { id } = await client.createItem(3, credentials);
    expect(await settled(id)).toMatchObject({ status: 'WAITING_USER_INPUT', parameter: { name: 'token' } });
    expect((await client.updateItemMFA(id, { token: '123456' })).status).toBe('UPDATING');
    expect((await settled(id)).status).toBe('UPDATED');
  });

  it('rejects with the error body', async () => {
    await expect(client.createItem(0, { user: 'user-ok' })).rejects.toMatchObject({
      code: 400,
      codeDescription: 'CONNECTOR_VALIDATION_ERROR',
      details: [{ code: '001', parameter: 'password' }],
    });
  });

  it('reads accounts', async () => {
    const { results } = await client.fetchAccounts(itemId, 'CREDIT');
    expect(results.map(({ id }) => id)).toEqual([cardId]);
    expect(await client.fetchAccount(cardId)).toEqual(results[0]);
    const { results: statements } = await client.fetchAccountStatements(bankId);
    expect(statements[0]?.monthYear).toMatch(/^\d\d-\d{4}$/);
  });

  it('reads transactions by cursor, by page and one by one', async () => {
    const { results, next } = await client.fetchTransactionsCursor(bankId);
    expect(next).toBeNull();
    expect(await client.fetchAllTransactions(bankId)).toEqual(results);
    const paged = await client.fetchTransactions(bankId, { pageSize: 10, page: 2 });
    expect(paged).toMatchObject({ page: 2, total: results.length });
    const one = results[10];
    expect(paged.results[0]).toEqual(one);
    expect(await client.fetchTransaction(one?.id ?? '')).toEqual(one);
  });

  it('reads every page of a large account once', async () => {
    const large = await pluggy.connectUser('user-ok-perf-4x');
    const { results } = await client.fetchAccounts(large.id, 'BANK');
    const rows = await client.fetchAllTransactions(results[0]?.id ?? '');
    expect(rows.length).toBeGreaterThan(500);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  it('changes the category of a transaction', async () => {
    const { results } = await client.fetchTransactionsCursor(bankId);
    const id = results[0]?.id ?? '';
    const changed = await client.updateTransactionCategory(id, '01010000');
    expect(changed).toMatchObject({ id, categoryId: '01010000' });
    expect((await client.fetchTransaction(id)).categoryId).toBe('01010000');
  });

  it('reads bills of a card', async () => {
    const { results } = await client.fetchCreditCardBills(cardId);
    expect(results.length).toBeGreaterThan(0);
    expect(results[0]?.dueDate).toBeInstanceOf(Date);
    expect(await client.fetchCreditCardBill(results[0]?.id ?? '')).toEqual(results[0]);
  });

  it('reads investments and their movements', async () => {
    const { results } = await client.fetchInvestments(itemId);
    expect(new Set(results.map(({ type }) => type)).size).toBeGreaterThanOrEqual(3);
    const [first] = results;
    const alike = await client.fetchInvestments(itemId, first?.type, { pageSize: 500 });
    expect(alike.results.every(({ type }) => type === first?.type)).toBe(true);
    expect(await client.fetchInvestment(first?.id ?? '')).toEqual(first);
    const page = await client.fetchInvestmentTransactions(first?.id ?? '', { pageSize: 500 });
    expect(page.results.length).toBeGreaterThan(0);
    expect(await client.fetchAllInvestmentTransactions(first?.id ?? '')).toEqual(page.results);
  });

  it('reads loans and the identity', async () => {
    const { results } = await client.fetchLoans(itemId);
    expect(results.length).toBeGreaterThan(0);
    expect(await client.fetchLoan(results[0]?.id ?? '')).toEqual(results[0]);
    const identity = await client.fetchIdentityByItemId(itemId);
    expect(identity).toMatchObject({ itemId });
    expect(await client.fetchIdentity(identity.id)).toEqual(identity);
  });

  it('reads the consent of an Open Finance item', async () => {
    const item = await pluggy.connect(600, { cpf: '761.092.776-73' });
    const request = new URL(item.parameter.data).searchParams.get('request');
    const decision = { request, decision: 'approve' };
    await pluggy.call('POST', '/mock-bank/decision', { body: decision, key: null });
    await settled(item.id);
    const { results } = await client.fetchConsents(item.id);
    expect(results).toMatchObject([{ itemId: item.id, revokedAt: null }]);
    expect(await client.fetchConsent(results[0]?.id ?? '')).toEqual(results[0]);
  });

  it('reads categories', async () => {
    const { results } = await client.fetchCategories();
    expect(await client.fetchCategory('01010000')).toEqual(results.find(({ id }) => id === '01010000'));
  });

  it('manages webhooks', async () => {
    const url = 'http://127.0.0.1:9/hook';
    const webhook = await client.createWebhook('item/created', url, { 'x-secret': 'value' });
    expect(await client.fetchWebhook(webhook.id)).toMatchObject({ event: 'item/created', url });
    await client.updateWebhook(webhook.id, { event: 'item/error' });
    const { results } = await client.fetchWebhooks();
    expect(results.map(({ event }) => event)).toEqual(['item/error']);
    await client.deleteWebhook(webhook.id);
    expect((await client.fetchWebhooks()).results).toEqual([]);
  });

  it('makes connect tokens, also to update an item', async () => {
    const { accessToken } = await client.createConnectToken(itemId, { clientUserId: 'user-42' });
    const { status } = await pluggy.call('GET', `/items/${itemId}`, { key: accessToken });
    expect(status).toBe(200);
  });

  it('has no method that was not tried above; payments hang off a client of their own', () => {
    expect(methodsOf(PluggyClient).filter((name) => !called.has(name))).toEqual([]);
  });
});
