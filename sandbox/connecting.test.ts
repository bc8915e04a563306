import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSandbox } from './testing/open-sandbox.ts';

let pluggy: Awaited<ReturnType<typeof openSandbox>>;
beforeAll(async () => {
  pluggy = await openSandbox();
});
afterAll(() => pluggy.close());

describe('connecting a bank with the official client', () => {
  it('shows the accounts and transactions of user-ok', async () => {
    const created = await pluggy.client.createItem(0, { user: 'user-ok', password: 'password-ok' });
    expect(created).toMatchObject({ status: 'UPDATING', executionStatus: 'CREATED', lastUpdatedAt: null });
    await pluggy.settled(created.id);
    const item = await pluggy.client.fetchItem(created.id);
    expect(item).toMatchObject({ status: 'UPDATED', executionStatus: 'SUCCESS', error: null });
    expect(item.lastUpdatedAt).toBeInstanceOf(Date);

    const { results: accounts } = await pluggy.client.fetchAccounts(item.id);
    expect(accounts.map((account) => account.subtype)).toEqual([
      'CHECKING_ACCOUNT',
      'SAVINGS_ACCOUNT',
      'CREDIT_CARD',
    ]);
    let rows = 0;
    for (const account of accounts) {
      const transactions = await pluggy.client.fetchAllTransactions(account.id);
      rows += transactions.length;
      for (const row of transactions) {
        expect(Object.keys(row)).toHaveLength(23);
        expect(row.amount > 0).toBe((row.type === 'DEBIT') === (account.type === 'CREDIT'));
        expect(row.category).not.toBeNull();
      }
      const first = transactions[0];
      if (first !== undefined) expect(await pluggy.client.fetchTransaction(first.id)).toEqual(first);
    }
    expect(rows).toBeGreaterThan(50);
  });

  it('holds salary, PIX, boletos, instalments, pending and posted rows', async () => {
    const item = await pluggy.connectUser('user-ok');
    const { body: truth } = await pluggy.call('GET', `/_sandbox/items/${item.id}/truth`);
    const texts: string[] = truth.transactions.map((row: { description: string }) => row.description);
    for (const word of ['Salário', 'PIX recebido', 'PIX enviado', 'boleto', 'fatura', '2/']) {
      expect(texts.some((text) => text.includes(word))).toBe(true);
    }
    const statuses = new Set(truth.transactions.map((row: { status: string }) => row.status));
    expect(statuses).toEqual(new Set(['PENDING', 'POSTED']));
  });

  it('keeps a bank balance equal to the sum of the posted rows', async () => {
    const item = await pluggy.connectUser('user-ok');
    const { body: truth } = await pluggy.call('GET', `/_sandbox/items/${item.id}/truth`);
    for (const account of truth.accounts.filter((one: { type: string }) => one.type === 'BANK')) {
      const cents = truth.transactions
        .filter((row: Row) => row.accountId === account.id && row.status === 'POSTED')
        .reduce((sum: number, row: Row) => sum + Math.round(row.amount * 100), 0);
      expect(Math.round(account.balance * 100)).toBe(cents);
      expect(cents).toBeGreaterThan(0);
    }
  });

  it.each([
    ['user-ok', 'wrong-password', 'LOGIN_ERROR', 'INVALID_CREDENTIALS'],
    ['somebody', 'password-ok', 'LOGIN_ERROR', 'INVALID_CREDENTIALS'],
    ['user-locked', 'password-ok', 'LOGIN_ERROR', 'ACCOUNT_LOCKED'],
    ['user-logged', 'password-ok', 'OUTDATED', 'ALREADY_LOGGED_IN'],
    ['user-error', 'password-ok', 'OUTDATED', 'UNEXPECTED_ERROR'],
    ['user-unavailable', 'password-ok', 'OUTDATED', 'SITE_NOT_AVAILABLE'],
    ['user-connection-error', 'password-ok', 'OUTDATED', 'CONNECTION_ERROR'],
    ['user-account-need-actions', 'password-ok', 'OUTDATED', 'ACCOUNT_NEEDS_ACTION'],
    ['user-account-credentials-reset', 'password-ok', 'LOGIN_ERROR', 'ACCOUNT_CREDENTIALS_RESET'],
    ['user-not-supported', 'password-ok', 'OUTDATED', 'USER_NOT_SUPPORTED'],
    ['user-ok-auth-pending', 'password-ok', 'OUTDATED', 'USER_AUTHORIZATION_PENDING'],
  ])('ends %s / %s with %s and %s', async (user, password, status, executionStatus) => {
    const item = await pluggy.connect(0, { user, password });
    expect(item).toMatchObject({ status, executionStatus, error: { code: executionStatus } });
  });

  it('reports a partial success and a warning', async () => {
    const partial = await pluggy.connectUser('user-ok-account-error');
    expect(partial).toMatchObject({ status: 'UPDATED', executionStatus: 'PARTIAL_SUCCESS' });
    expect(partial.statusDetail.accounts.isUpdated).toBe(false);
    const warned = await pluggy.connectUser('user-ok-account-warning');
    expect(warned).toMatchObject({ status: 'UPDATED', executionStatus: 'SUCCESS' });
    expect(warned.statusDetail.accounts.warnings).toHaveLength(1);
  });

  it('lets a wrong password be corrected in the same item', async () => {
    const item = await pluggy.connect(0, { user: 'user-ok', password: 'wrong-password' });
    const again = await pluggy.call('PATCH', `/items/${item.id}`, { body: {} });
    expect(again.body.codeDescription).toBe('LAST_EXECUTION_HAD_LOGIN_ERROR');
    await pluggy.client.updateItem(item.id, { user: 'user-ok', password: 'password-ok' });
    expect(await pluggy.settled(item.id)).toMatchObject({ status: 'UPDATED', error: null });
  });

  it('takes the one-step MFA value with the credentials', async () => {
    const parameters = { user: 'user-ok', password: 'password-ok' };
    const missing = await pluggy.call('POST', '/items', { body: { connectorId: 1, parameters } });
    expect(missing).toMatchObject({
      status: 400,
      body: { codeDescription: 'CONNECTOR_VALIDATION_ERROR', details: [{ code: '001', parameter: 'token' }] },
    });
    const right = await pluggy.connect(1, { ...parameters, token: '123456' });
    expect(right.status).toBe('UPDATED');
    const wrong = await pluggy.connect(1, { ...parameters, token: '654321' });
    expect(wrong).toMatchObject({ status: 'LOGIN_ERROR', executionStatus: 'INVALID_CREDENTIALS_MFA' });
  });

  it.each([
    ['user-ok', ['token']],
    ['user-ok-img', ['image']],
    ['user-ok-select', ['select']],
    ['user-ok-phone', ['phone', 'token']],
    ['user-ok-multi-company', ['token', 'company']],
  ])('asks %s for %j in the middle of the sync', async (user, questions) => {
    let item = await pluggy.connect(3, { user, password: 'password-ok' });
    for (const name of questions) {
      expect(item).toMatchObject({ status: 'WAITING_USER_INPUT', parameter: { name } });
      await pluggy.client.updateItemMFA(item.id, { [name]: name === 'token' ? '123456' : answerTo(item) });
      item = await pluggy.settled(item.id);
    }
    expect(item).toMatchObject({ status: 'UPDATED', parameter: null });
  });

  it('refuses a wrong MFA value only after taking it', async () => {
    const item = await pluggy.connect(3, { user: 'user-ok', password: 'password-ok' });
    const taken = await pluggy.call('POST', `/items/${item.id}/mfa`, { body: { token: '1' } });
    expect(taken).toMatchObject({ status: 200, body: { status: 'UPDATING' } });
    expect(await pluggy.settled(item.id)).toMatchObject({ executionStatus: 'INVALID_CREDENTIALS_MFA' });
    const late = await pluggy.call('POST', `/items/${item.id}/mfa`, { body: { token: '123456' } });
    expect(late).toMatchObject({ status: 400, body: { codeDescription: 'ITEM_MFA_NOT_FOUND' } });
  });
});

interface Row {
  readonly accountId: string;
  readonly status: string;
  readonly amount: number;
}

function answerTo(item: { parameter: { options?: { value: string }[] } }): string {
  return item.parameter.options?.[0]?.value ?? '123456';
}
