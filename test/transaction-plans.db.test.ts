import { beforeAll, describe, expect, it } from 'vitest';
import type { TransactionFilter } from '../src/store/fragments/transaction-filter.ts';
import {
  listTransactionsOfUser,
  pageOf,
  type TransactionPageAsked,
} from '../src/store/statements/transactions/list-transactions-of-user.ts';
import { type StoredAccount, storeAccount } from './fixtures/store-account.ts';
import { openTestDatabase } from './support/open-test-database.ts';

const { database } = await openTestDatabase();
const OWN_ROWS = 20_000;
const mine: StoredAccount[] = [];

/** Rows of days one after the other, of all kinds of amounts and words. */
async function fill({ accountId, userId }: StoredAccount, rows: number): Promise<void> {
  await database.query(
    `insert into pluggy.transactions
       (account_id, id, user_id, date, amount, currency_code, type, status, raw, first_seen_at, changed_at)
     select $1, gen_random_uuid(), $2, timestamptz '2026-11-20 12:00Z' - g * interval '40 minutes', (g % 997) / 7.0, 'BRL',
       'DEBIT', 'POSTED', jsonb_build_object('description', 'compra ' || g, 'filler', repeat('x', 600)), now(), now()
     from generate_series(1, $3::int) g`,
    [accountId, userId, rows],
  );
}

beforeAll(async () => {
  for (let account = 0; account < 4; account += 1) mine.push(await storeAccount(database, { userId: 'ana' }));
  for (const account of mine) await fill(account, OWN_ROWS / 4);
  for (let person = 0; person < 20; person += 1)
    await fill(await storeAccount(database, { userId: `other-${person}` }), 3_000);
  await database.query(
    `insert into pluggy.annotations (account_id, transaction_id, user_id, tags, own_date, changed_at)
     select account_id, id, user_id, array['casa'], case when random() < 0.01 then date '2026-11-11' end, now()
     from pluggy.transactions where random() < 0.05`,
  );
  await database.query('vacuum (analyze) pluggy.transactions');
  await database.query('analyze');
}, 120_000);

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Cond'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Node[];
}

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** The plan as it is run for the person, row-level security and all. */
async function planOf(filter: TransactionFilter, page: TransactionPageAsked): Promise<Node[]> {
  const userId = mine[0]?.userId as StoredAccount['userId'];
  const { text, values } = pageOf(userId, filter, page);
  const explain = { text: `explain (analyze, format json) ${text}`, values };
  const { rows } = await database.asUser(
    userId,
    (tx) => tx.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(explain),
    'read',
  );
  return nodesOf(rows[0]?.['QUERY PLAN'][0].Plan as Node);
}

const PAGE = { limit: 100 };
const ASKED: Readonly<Record<string, readonly [TransactionFilter, TransactionPageAsked]>> = {
  everything: [{}, PAGE],
  'everything, oldest first': [{}, { ...PAGE, sort: 'date' }],
  'a month': [{ dateFrom: '2026-11-01', dateTo: '2026-11-30' }, PAGE],
  amounts: [{ amountFrom: '-10', amountTo: '-1' }, PAGE],
  'no such amount': [{ amountFrom: '1000000' }, PAGE],
  'sorted by amount': [{}, { ...PAGE, sort: '-amount' }],
  'a search': [{ search: 'compra 4' }, PAGE],
  'a search that finds nothing': [{ search: 'açougue' }, PAGE],
  'a search for an amount': [{ search: '14,00' }, PAGE],
  'a tag': [{ tag: 'casa' }, PAGE],
  'a tag that nobody gave': [{ tag: 'x' }, PAGE],
  'a category': [{ categoryId: '11010000' }, PAGE],
  'no category': [{ categoryId: 'none' }, PAGE],
  'rows with a note': [{ hasNote: true }, PAGE],
  'what is to come': [{ upcoming: { is: true, today: '2026-11-18' } }, PAGE],
  'pending rows': [{ status: 'PENDING' }, PAGE],
};

describe('the plan of a page of transactions under row-level security', () => {
  it.each(Object.entries(ASKED))(
    "of %s reads the person's rows alone, by an index",
    async (_, [filter, page]) => {
      const onRows = (await planOf(filter, page)).filter((node) => node['Relation Name'] === 'transactions');
      expect(onRows.length).toBeGreaterThan(0);
      // A node that never ran read nothing: PostgreSQL 15 names other ways of a subquery, and a tag or a note that
      // nobody gave ends the query before any row
      for (const node of onRows.filter((one) => one['Actual Loops'] > 0)) {
        expect(node['Node Type']).toMatch(/Index|Bitmap Heap/);
        if (node['Node Type'].startsWith('Index')) expect(node['Index Cond']).toContain('account_id');
        const seen = node['Actual Loops'] * (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0));
        expect(seen).toBeLessThanOrEqual(OWN_ROWS + 1_000);
      }
    },
  );

  it('of a month long past reads the rows of that month alone', async () => {
    const month = { dateFrom: '2026-08-01', dateTo: '2026-08-31' };
    const onRows = (await planOf(month, PAGE)).filter((node) => node['Relation Name'] === 'transactions');
    const rowsOfMonth = 31 * 36; // of one account: one each 40 minutes
    for (const node of onRows)
      expect(node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)).toBeLessThan(rowsOfMonth + 50);
  });

  it('of one account and of a page far down reads little more than the page', async () => {
    const [account] = mine;
    if (account === undefined) throw new Error('there is no account');
    const { accountId, userId } = account;
    const read = async (filter: TransactionFilter, page: TransactionPageAsked): Promise<number> =>
      (await planOf(filter, page))
        .filter((node) => node['Relation Name'] === 'transactions')
        .reduce(
          (sum, node) =>
            sum + node['Actual Loops'] * (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)),
          0,
        );
    expect(await read({ accountId }, PAGE)).toBeLessThan(500);
    for (const sort of ['-date', 'date'] as const) {
      const { next } = await database.asUser(
        userId,
        (tx) => listTransactionsOfUser(tx, userId, {}, { limit: 10_000, sort }),
        'read',
      );
      if (next === null) throw new Error('there is no page far down');
      expect(await read({}, { ...PAGE, sort, after: next })).toBeLessThan(2_000);
    }
  });
});
