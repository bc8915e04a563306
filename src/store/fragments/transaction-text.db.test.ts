import { randomUUID } from 'node:crypto';
import { parse } from 'lossless-json';
import { beforeAll, expect, it } from 'vitest';
import { type StoredAccount, storeAccount } from '../../../test/fixtures/store-account.ts';
import { openTestDatabase } from '../../../test/support/open-test-database.ts';
import { listTransactionsOfUser } from '../statements/transactions/list-transactions-of-user.ts';
import { streamTransactionsOfUser } from '../statements/transactions/stream-transactions-of-user.ts';

const { database } = await openTestDatabase();
const BILL = 'abcdef01-2345-4789-8abc-def012345678';
let bank: StoredAccount;
let card: StoredAccount;

interface Row {
  /** Further members of the object, as JSON. */
  readonly more?: string;
  readonly date?: string;
  readonly amount?: string;
  readonly currency?: string | null;
  readonly accountId?: string | null;
  readonly description?: string;
}

/** Stores a row as a sync does. @returns its id */
async function store(account: StoredAccount, row: Row): Promise<string> {
  const { more = '', date = '2026-11-05T03:00:00Z', amount = '-42.50', currency = 'BRL' } = row;
  const { accountId = account.accountId, description = 'Padaria' } = row;
  const id = randomUUID();
  const members = [
    `"id":"${id}"`,
    ...(accountId === null ? [] : [`"accountId":"${accountId}"`]),
    `"amount":${amount}`,
    `"description":${JSON.stringify(description)}`,
    ...(more === '' ? [] : [more]),
  ];
  await database.query(
    `insert into pluggy.transactions
       (account_id, id, user_id, date, amount, currency_code, type, status, raw, first_seen_at, changed_at)
     values ($1, $2, $3, $4, $5, $6, 'DEBIT', 'POSTED', $7::jsonb, now(), now())`,
    [account.accountId, id, account.userId, date, amount, currency, `{${members.join(',')}}`],
  );
  return id;
}

const OWN_NAMES = [
  'localDate',
  'purchaseLocalDate',
  'signedAmount',
  'signedAmountInAccountCurrency',
  'instalments',
  'suggestedPredecessorId',
  'cashMonth',
  'userCategoryId',
  'note',
  'tags',
  'ignored',
  'ownDate',
];
const metadata = (members: object): Row => ({ more: `"creditCardMetadata":${JSON.stringify(members)}` });

const ODD: readonly Row[] = [
  {},
  ...OWN_NAMES.map((name) => ({ more: `"${name}":"the bank's"` })),
  { more: OWN_NAMES.map((name) => `"${name}":null`).join(',') },
  { more: `"merchant":{"tags":["x"],"note":null,"\\n{":"\\n{"}` },
  { more: '"amountInAccountCurrency":null,"creditCardMetadata":null,"merchant":null,"category":null' },
  { more: '"amountInAccountCurrency":"12.5"' },
  { more: '"amountInAccountCurrency":-123456789012345678901234567890.123456789012345678901234567890' },
  { amount: '123456789012345678901234567890.000100', more: '"balance":1.5e-30' },
  { amount: '0.00' },
  { currency: null },
  { currency: 'USD' },
  { accountId: null },
  { accountId: randomUUID() },
  { description: 'a\n{b},\n{"c":1}\r\t\u0001\u001f\\u0000 \\n{ "d" \u2028 ação 🏦 \ud7ff' },
  { description: '', more: '"\\u00e9\\n{":"\\\\u0000"' },
  ...['-infinity', '0001-01-01', '1900-12-31T23:59:59Z', '2200-01-01', '9999-12-31'].map((date) => ({
    date,
  })),
  ...['2026-11-05', '2026-11-05T00:00:00.001Z', '2026-11-05T02:59:59Z'].map((date) => ({ date })),
  { description: 'LOJA 3/10' },
  { description: 'LOJA PARC 03 De 10' },
  { description: 'LOJA 05/11' },
  { description: 'Tarde demais' },
  metadata({ installmentNumber: 2, totalInstallments: 3, totalAmount: 127.5, purchaseDate: '2026-09-05' }),
  metadata({ installmentNumber: 1, totalInstallments: 1 }),
  metadata({ installmentNumber: 'x', totalInstallments: 'y' }),
  metadata({ totalInstallments: 10 }),
  metadata({ purchaseDate: '2026-02-30', billId: BILL }),
  metadata({ purchaseDate: '2026-02-28T02:00:00Z', billId: BILL.toUpperCase() }),
  metadata({ billId: randomUUID(), billForecastDate: '2026-12' }),
  metadata({ billId: 'none', billForecastDate: '0001-01-01' }),
  metadata({ billId: '', billForecastDate: '2027-01-10' }),
  { ...metadata({ totalInstallments: 3, installmentNumber: 3 }), description: 'LOJA 1/2' },
];

const sorted = (texts: readonly string[]): unknown[] =>
  texts
    .map((text) => parse(text, null, { parseNumber: (digits) => ({ digits }) }) as { id: string })
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));

beforeAll(async () => {
  bank = await storeAccount(database, { userId: 'ana' });
  card = await storeAccount(database, { userId: 'ana', type: 'CREDIT' });
  for (const account of [bank, card]) for (const row of ODD) await store(account, row);
  const dueDate = '2026-12-10T03:00:00.000Z';
  await database.query(
    `insert into pluggy.bills (id, item_id, parent_id, user_id, raw, first_seen_at, changed_at)
     values ($1, $2, $3, 'ana', $4, now(), now())`,
    [BILL, card.itemId, card.accountId, JSON.stringify({ id: BILL, dueDate })],
  );
  const say = async (columns: string, values: readonly unknown[]): Promise<void> => {
    const places = values.map((_, index) => `$${index + 3}`).join(', ');
    await database.query(
      `insert into pluggy.annotations (account_id, transaction_id, user_id, changed_at, ${columns})
       values ($1, $2, 'ana', now(), ${places})`,
      [bank.accountId, await store(bank, {}), ...values],
    );
  };
  await say('note', ['"quoted"\n{ \\ 🏦 \u2028']);
  await say('category_id, tags, ignored, own_date', [
    '11010000',
    ['a,b', '"', '{}', 'ação'],
    true,
    '2026-10-31',
  ]);
  await say('tags', [[]]);
  await say('rule_category_id, rule_tags, rule_ignored, note', ['05000000', ['rule'], true, null]);
  const suggest = async (refusedAt: string | null): Promise<void> => {
    await database.query(
      `insert into pluggy.suggested_predecessors (account_id, new_id, old_id, suggested_at, refused_at)
       values ($1, $2, $3, now(), $4)`,
      [bank.accountId, await store(bank, {}), randomUUID(), refusedAt],
    );
  };
  await suggest(null);
  await suggest('2026-11-06T12:00:00Z');
});

it('shows in one stream what the list shows row by row, digit by digit, and no member twice', async () => {
  const plain = await listTransactionsOfUser(database, bank.userId, {}, { limit: 500 });
  const streamed: string[] = [];
  await database.asUser(
    bank.userId,
    async (tx) => {
      for await (const rows of streamTransactionsOfUser(tx, bank.userId, false))
        streamed.push(...rows.map(({ view }) => view));
    },
    'snapshot',
  );
  expect(streamed).toHaveLength(2 * ODD.length + 6);
  expect(sorted(streamed)).toEqual(sorted(plain.rows.map(({ view }) => view)));
  const { rows } = await database.query<{ text: string }>(
    `select text from unnest($1::text[]) text where (select count(*) <> count(distinct k) from json_object_keys(text::json) k)`,
    [streamed],
  );
  expect(rows).toEqual([]);
});
