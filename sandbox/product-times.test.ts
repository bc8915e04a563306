import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSandbox } from './testing/open-sandbox.ts';

let pluggy: Awaited<ReturnType<typeof openSandbox>>;
beforeAll(async () => {
  pluggy = await openSandbox();
});
afterAll(() => pluggy.close());

type Truth = Readonly<Record<string, never>> & {
  readonly accounts: readonly { readonly id: string; readonly type: string; readonly updatedAt: string }[];
  readonly transactions: readonly { readonly accountId: string }[];
};

const truthOf = async (itemId: string): Promise<Truth> =>
  (await pluggy.call('GET', `/_sandbox/items/${itemId}/truth`)).body;

/** What stands behind each member of `statusDetail`. */
const dataOf = (truth: Truth): Record<string, unknown> => ({
  accounts: truth.accounts.filter(({ type }) => type === 'BANK'),
  creditCards: [truth.accounts.filter(({ type }) => type === 'CREDIT'), truth['bills']],
  transactions: truth.transactions,
  investments: truth['investments'],
  investmentsTransactions: truth['investmentTransactions'],
  identity: truth['identity'],
  loans: truth['loans'],
});

const timesOf = async (itemId: string): Promise<Record<string, string>> => {
  const { statusDetail } = (await pluggy.call('GET', `/items/${itemId}`)).body;
  return Object.fromEntries(
    Object.keys(dataOf({ accounts: [], transactions: [] } as never)).map((name) => [
      name,
      statusDetail[name].lastUpdatedAt,
    ]),
  );
};

describe('the times of products and accounts', () => {
  it('move with what they stand for, and with nothing else', async () => {
    const { id } = await pluggy.connectUser('user-ok');
    const kept = new Set<string>();
    for (let day = 1; day <= 12; day++) {
      const [before, timesBefore] = [await truthOf(id), await timesOf(id)];
      await pluggy.call('POST', `/_sandbox/items/${id}/advance`, { body: { days: 1, seed: day } });
      const [after, times] = [await truthOf(id), await timesOf(id)];
      const [was, is] = [dataOf(before), dataOf(after)];
      for (const name of Object.keys(is)) {
        const isNew = JSON.stringify(was[name]) !== JSON.stringify(is[name]);
        expect([day, name, times[name] !== timesBefore[name]]).toEqual([day, name, isNew]);
        if (!isNew) kept.add(name);
      }
      for (const account of after.accounts) {
        const rowsOf = ({ transactions }: Truth) =>
          JSON.stringify(transactions.filter(({ accountId }) => accountId === account.id));
        const known = before.accounts.find((one) => one.id === account.id);
        if (rowsOf(before) !== rowsOf(after)) expect(account.updatedAt).not.toBe(known?.updatedAt);
        else if (account.type === 'BANK') expect(account).toEqual(known);
      }
    }
    expect([...kept]).toEqual(
      expect.arrayContaining(['identity', 'loans', 'investmentsTransactions', 'creditCards']),
    );
  }, 30_000);
});
