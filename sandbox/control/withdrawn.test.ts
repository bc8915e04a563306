import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSandbox } from '../testing/open-sandbox.ts';

let pluggy: Awaited<ReturnType<typeof openSandbox>>;
beforeAll(async () => {
  pluggy = await openSandbox();
});
afterAll(() => pluggy.close());

interface Row {
  readonly id: string;
  readonly type: string;
}

const truthOf = async (id: string) => (await pluggy.call('GET', `/_sandbox/items/${id}/truth`)).body;
const tell = (id: string, scenario: string) =>
  pluggy.call('POST', `/_sandbox/items/${id}/advance`, { body: { scenario } });
const list = async (path: string): Promise<Row[]> => (await pluggy.call('GET', path)).body.results;

describe('what was withdrawn', () => {
  it('by a revoked consent is empty at every product, and the truth keeps the last good rows', async () => {
    const { id } = await pluggy.connectUser('user-ok-investor');
    const before = await truthOf(id);
    expect(before.withdrawn).toEqual([]);
    await tell(id, 'consent-revoked');
    const { item, ...after } = await truthOf(id);
    expect(item.executionStatus).toBe('USER_AUTHORIZATION_REVOKED');
    expect(after).toEqual({ ...before, item: undefined, withdrawn: after.withdrawn });
    expect(after.withdrawn).toEqual([
      'accounts',
      'transactions',
      'bills',
      'investments',
      'investmentTransactions',
      'loans',
      'identity',
    ]);
    for (const product of ['accounts', 'investments', 'loans']) {
      expect(await list(`/${product}?itemId=${id}`)).toEqual([]);
    }
    for (const account of before.accounts) {
      expect(await list(`/v2/transactions?accountId=${account.id}`)).toEqual([]);
      expect(await list(`/bills?accountId=${account.id}`)).toEqual([]);
      expect((await pluggy.call('GET', `/accounts/${account.id}`)).status).toBe(404);
    }
    expect((await pluggy.call('GET', `/identity?itemId=${id}`)).status).toBe(404);
    const movements = await pluggy.call('GET', `/investments/${before.investments[0].id}/transactions`);
    expect(movements.status).toBe(404);
  });

  it.each(['partial-failure', 'user-ok-account-error'])(
    'by a partial failure (%s) are the bank accounts alone, until a sync can read them again',
    async (how) => {
      const { id } = await pluggy.connectUser('user-ok');
      const before = await truthOf(id);
      const bank: Row[] = before.accounts.filter(({ type }: Row) => type === 'BANK');
      const card: Row[] = before.accounts.filter(({ type }: Row) => type === 'CREDIT');
      expect([bank.length, card.length]).toEqual([2, 1]);
      if (how === 'partial-failure') await tell(id, how);
      else await pluggy.client.updateItem(id, { user: how, password: 'password-ok' });
      expect(await pluggy.settled(id)).toMatchObject({
        status: 'UPDATED',
        executionStatus: 'PARTIAL_SUCCESS',
        statusDetail: { accounts: { isUpdated: false }, creditCards: { isUpdated: true } },
      });
      const during = await truthOf(id);
      expect(during).toMatchObject({ withdrawn: ['accounts', 'transactions'] });
      expect(during.transactions).toEqual(before.transactions);
      expect((await pluggy.call('GET', `/identity?itemId=${id}`)).body).toEqual(during.identity);
      expect(await list(`/accounts?itemId=${id}`)).toMatchObject(card.map((one) => ({ id: one.id })));
      expect(await list(`/v2/transactions?accountId=${bank[0]?.id}`)).toEqual([]);
      expect((await list(`/v2/transactions?accountId=${card[0]?.id}`)).length).toBeGreaterThan(20);
      if (how === 'partial-failure') {
        await pluggy.call('POST', `/_sandbox/items/${id}/advance`, { body: { days: 1 } });
      } else {
        await pluggy.client.updateItem(id, { user: 'user-ok', password: 'password-ok' });
      }
      expect((await pluggy.settled(id)).executionStatus).toBe('SUCCESS');
      expect(await list(`/accounts?itemId=${id}`)).toHaveLength(3);
      expect((await truthOf(id)).withdrawn).toEqual([]);
    },
  );
});
