import { randomUUID } from 'node:crypto';
import { parse } from 'lossless-json';
import { describe, expect, it } from 'vitest';
import { buildTransaction } from '../../../../test/fixtures/build-transaction.ts';
import { storeAccount } from '../../../../test/fixtures/store-account.ts';
import { openTestDatabase } from '../../../../test/support/open-test-database.ts';
import { listTransactionsOfUser } from './list-transactions-of-user.ts';

const { database } = await openTestDatabase();

type Account = Awaited<ReturnType<typeof storeAccount>>;

async function store({ accountId, userId }: Account, row: string): Promise<void> {
  await database.query(
    `insert into pluggy.transactions
       (account_id, id, user_id, date, amount, currency_code, type, status, raw, first_seen_at, changed_at)
     select $1, (r->>'id')::uuid, $2, (r->>'date')::timestamptz, (r->>'amount')::numeric, r->>'currencyCode',
       r->>'type', r->>'status', r, now(), now() from (select $3::jsonb as r) x`,
    [accountId, userId, row],
  );
}

/** A transaction as callers see it, its numbers as their digits. */
async function viewOf(type: 'BANK' | 'CREDIT', row: string): Promise<Record<string, unknown>> {
  const account = await storeAccount(database, { type });
  await store(account, row);
  const page = await listTransactionsOfUser(database, account.userId, {}, { limit: 10 });
  expect(page.rows).toHaveLength(1);
  return parse(page.rows[0]?.view ?? '', null, { parseNumber: (digits) => digits }) as Record<
    string,
    unknown
  >;
}

const metadata = (purchaseDate: unknown): string =>
  `"creditCardMetadata":${JSON.stringify({ purchaseDate })}`;

describe('what this project adds to a transaction', () => {
  it('is the effect on the money: a card purchase takes, a payment of the card gives', async () => {
    expect(await viewOf('BANK', buildTransaction({ amount: '-42.50' }))).toMatchObject({
      signedAmount: '-42.50',
      signedAmountInAccountCurrency: '-42.50',
    });
    expect(await viewOf('CREDIT', buildTransaction({ amount: '12345678901234567.89' }))).toMatchObject({
      amount: '12345678901234567.89',
      signedAmount: '-12345678901234567.89',
      signedAmountInAccountCurrency: '-12345678901234567.89',
    });
    expect(await viewOf('CREDIT', buildTransaction({ amount: '-100' }))).toMatchObject({
      signedAmount: '100',
    });
  });

  it('is the effect in the currency of the account, where Pluggy gives it', async () => {
    const foreign = (more: string): string =>
      buildTransaction({ amount: '10.00', more }).replace('"currencyCode":"BRL"', '"currencyCode":"USD"');
    expect(await viewOf('CREDIT', foreign('"amountInAccountCurrency":54.321'))).toMatchObject({
      signedAmount: '-10.00',
      signedAmountInAccountCurrency: '-54.321',
    });
    expect(await viewOf('CREDIT', foreign('"amountInAccountCurrency":null'))).toMatchObject({
      signedAmountInAccountCurrency: null,
    });
  });

  it('is the day in São Paulo, of the posting and of the purchase', async () => {
    const row = { date: '2026-11-05T01:30:00.000Z', more: metadata('2026-09-01T02:59:59.999Z') };
    expect(await viewOf('CREDIT', buildTransaction(row))).toMatchObject({
      localDate: '2026-11-04',
      purchaseLocalDate: '2026-08-31',
    });
    expect(
      await viewOf('CREDIT', buildTransaction({ more: metadata('2024-02-29T12:00:00Z') })),
    ).toMatchObject({
      purchaseLocalDate: '2024-02-29',
    });
  });

  it.each([
    [null],
    ['2026-02-30T00:00:00Z'],
    ['2025-02-29T00:00:00Z'],
    ['0000-01-01T00:00:00Z'],
    ['2026-01-01T25:00:00Z'],
    ['soon'],
    [20_260_101],
    [{ day: 1 }],
  ])('is no day of purchase where Pluggy gives none that exists, and no error: %j', async (purchaseDate) => {
    const view = await viewOf('CREDIT', buildTransaction({ id: randomUUID(), more: metadata(purchaseDate) }));
    expect(view['purchaseLocalDate']).toBeNull();
  });
});
