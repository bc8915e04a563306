import { parse as parseLossless } from 'lossless-json';
import { describe, expect, it } from 'vitest';
import { getAccounts } from '../features/accounts/api/get-accounts.ts';
import { getCompleteness } from '../features/connections/api/get-completeness.ts';
import { getItems } from '../features/connections/api/get-items.ts';
import { getTransactions } from '../features/transactions/api/get-transactions.ts';
import { NO_FILTER, toQuery } from '../features/transactions/filter.ts';
import type { AnswerSchema, ApiClient } from './api-client.ts';

/** The page's client, whose every answer is this one; numbers arrive as text, as from the real one. */
function answering(value: unknown): ApiClient {
  const read = parseLossless(JSON.stringify(value), null, (number) => number);
  const get = async <T>(_path: string, schema: AnswerSchema<T>): Promise<T> => schema.parse(read);
  return { get } as Partial<ApiClient> as ApiClient;
}

const ACCOUNT = {
  ...{ id: 'a', itemId: 'i', type: 'BANK', subtype: 'X', number: '1', name: 'A', marketingName: null },
  ...{ balance: 1, currencyCode: 'BRL', creditData: { creditLimit: 1 } },
};
const ITEM = {
  ...{ id: 'i', connector: { id: 1, name: 'Bank', primaryColor: null }, status: 'UPDATED', message: 'm' },
  ...{ executionStatus: 'SUCCESS', parameter: null, lastUpdatedAt: null, nextStep: null, consent: null },
  sync: { state: 'done' },
};
const ROW = {
  ...{ id: 'r', accountId: 'a', description: 'd', currencyCode: 'BRL', amount: 1, signedAmount: -1 },
  ...{
    status: 'POSTED',
    category: null,
    categoryId: null,
    tag: null,
    creditCardMetadata: null,
    localDate: '2026-11-20',
  },
};
const PROBLEMS = { accountId: 'a', itemId: 'i', sweptAt: null, problems: [] };

const READERS = {
  accounts: [
    ACCOUNT,
    async (rows: unknown[]) => (await getAccounts(answering({ accounts: rows, totals: [] }), 'u')).accounts,
  ],
  connections: [ITEM, (rows: unknown[]) => getItems(answering({ items: rows }), 'u')],
  transactions: [
    ROW,
    async (rows: unknown[]) => {
      const query = {
        ...toQuery(NO_FILTER),
        upcoming: 'false' as const,
        sort: '-date' as const,
        limit: 9,
        after: null,
        includeDeleted: 'true' as const,
      };
      return (await getTransactions(answering({ results: rows, next: null }), 'u', query)).results;
    },
  ],
} as const;

const FAULTS = [
  null,
  undefined,
  'odd',
  '',
  7,
  1e300,
  true,
  [],
  [null, 7],
  {},
  { a: { b: 1 } },
  'x'.repeat(9_999),
];

describe.each(Object.entries(READERS))('an odd one among %s', (_name, [good, read]) => {
  const members = Object.keys(good).filter((name) => name !== 'id');

  it.each(members)('hides nothing, whatever its %s is', async (member) => {
    for (const value of FAULTS) {
      const odd = { ...good, id: 'odd', [member]: value };
      const shown = await read([good, odd, { ...good, id: 'last' }]);
      expect(
        shown.map(({ id }) => id),
        JSON.stringify(value),
      ).toEqual([good.id, 'odd', 'last']);
      expect(shown[0]).toEqual((await read([good]))[0]);
    }
  });

  it('is left out where it has no id', async () => {
    const shown = await read([null, 7, 'x', [], {}, { ...good, id: null }, { ...good, id: [] }, good]);
    expect(shown.map(({ id }) => id)).toEqual([good.id]);
  });
});

it('what is odd is unknown, and what is known stays', async () => {
  const [account] = await READERS.accounts[1]([{ ...ACCOUNT, balance: null, currencyCode: {}, type: [] }]);
  expect(account).toMatchObject({ name: 'A', balance: null, currencyCode: null, type: null });
  const [item] = await READERS.connections[1]([
    { ...ITEM, connector: { id: 1, name: null }, parameter: { data: {} } },
  ]);
  expect(item).toMatchObject({ status: 'UPDATED', message: 'm', connector: { name: null } });
  const [row] = await READERS.transactions[1]([{ ...ROW, creditCardMetadata: [1], signedAmount: 'ten' }]);
  expect(row).toMatchObject({ description: 'd', creditCardMetadata: null, signedAmount: null });
});

it('an odd account in the completeness report hides none of the others', async () => {
  const report = {
    accounts: [null, PROBLEMS, { ...PROBLEMS, problems: [null, { code: 'c', detail: 'd' }] }],
  };
  const read = await getCompleteness(answering({ ...report, reconciliations: [7] }), 'u');
  expect(read.accounts.map(({ problems }) => problems?.length)).toEqual([0, 1]);
});
