import * as z from 'zod/mini';
import {
  decimal,
  maybe,
  optionalDecimal,
  optionalText,
  reference,
  rows,
  text,
} from '../../../lib/answer-fields.ts';
import type { ApiClient } from '../../../lib/api-client.ts';
import { userPath } from '../../../lib/query-keys.ts';

const limitSchema = z.object({
  creditLineLimitType: optionalText,
  identificationNumber: optionalText,
  customizedLimitAmount: optionalDecimal,
});

const creditSchema = z.object({
  brand: optionalText,
  level: optionalText,
  creditLimit: optionalDecimal,
  availableCreditLimit: optionalDecimal,
  balanceDueDate: optionalText,
  disaggregatedCreditLimits: z.catch(z.nullish(z.array(limitSchema)), null),
});

/** The last closed bill of a card: what has to be paid. */
const billSchema = z.object({
  dueDate: optionalText,
  totalAmount: optionalDecimal,
  currencyCode: optionalText,
});

/** Of an account only its id is sure: whatever else a bank sends, the others are shown. */
const accountSchema = z.object({
  id: text,
  itemId: reference,
  type: optionalText,
  subtype: optionalText,
  number: optionalText,
  name: optionalText,
  marketingName: optionalText,
  /** A bank account's funds; for a card the used limit, instalments to come included. */
  balance: optionalDecimal,
  currencyCode: optionalText,
  creditData: maybe(creditSchema),
  lastBill: maybe(billSchema),
  /** Whether the totals count it. */
  counted: maybe(z.boolean()),
  /** The same account through another connection, which counts in its place. */
  sameAs: optionalText,
  /** What the person decided; null: nothing. */
  countedByUser: maybe(z.boolean()),
  alias: optionalText,
  /** When the bank no longer listed it. */
  closedAt: optionalText,
});

const totalSchema = z.object({
  currencyCode: text,
  bank: decimal,
  /** The used limits of cards. */
  credit: decimal,
  /** Of the last closed bills. */
  lastBills: optionalDecimal,
});

const accountsSchema = z.object({ accounts: rows(accountSchema), totals: rows(totalSchema) });

export type Account = z.infer<typeof accountSchema>;
export type Total = z.infer<typeof totalSchema>;

export interface Accounts {
  accounts: Account[];
  /** Those that the bank closed: their past can be read. */
  closed: Account[];
  totals: Total[];
}

export async function getAccounts(api: ApiClient, userId: string, signal?: AbortSignal): Promise<Accounts> {
  const options = { query: { includeDeleted: 'true' }, ...(signal && { signal }) };
  const { accounts, totals } = await api.get(`${userPath(userId)}/accounts`, accountsSchema, options);
  const isClosed = ({ closedAt }: Account): boolean => typeof closedAt === 'string';
  return {
    accounts: accounts.filter((account) => !isClosed(account)),
    closed: accounts.filter(isClosed),
    totals,
  };
}
