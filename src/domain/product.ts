import { bankReadAt } from './freshness.ts';
import { hasWarning, isWithheld, warningsOf } from './warnings.ts';

/** What is read of an item, under the names that the API uses. */
export const PRODUCTS = [
  'accounts',
  'transactions',
  'bills',
  'investments',
  'investmentTransactions',
  'loans',
  'identity',
  'consents',
] as const;
export type Product = (typeof PRODUCTS)[number];

/**
 * `never`: not read yet. `running`: being read. `not_offered`: the bank or the connection does not include it.
 * `quota_used_up`: this month's calls at the bank are spent. `withheld`: Pluggy's own run did not succeed for it, lacked a
 * permission or an approval, or its consent has ended; what was there before is kept.
 */
export const PRODUCT_STATES = [
  'never',
  'running',
  'done',
  'failed',
  'not_offered',
  'quota_used_up',
  'withheld',
] as const;
export type ProductState = (typeof PRODUCT_STATES)[number];

/** Pluggy's own names: in `item.products`, and as a key of `item.statusDetail` (two spellings are documented). */
const AT_PLUGGY: Readonly<
  Record<Product, { readonly name: string | null; readonly details: readonly string[] }>
> = {
  accounts: { name: null, details: ['accounts'] },
  transactions: { name: null, details: ['transactions'] },
  bills: { name: 'CREDIT_CARDS', details: ['creditCards'] },
  investments: { name: 'INVESTMENTS', details: ['investments'] },
  investmentTransactions: {
    name: 'INVESTMENTS_TRANSACTIONS',
    details: ['investmentTransactions', 'investmentsTransactions'],
  },
  loans: { name: 'LOANS', details: ['loans'] },
  identity: { name: 'IDENTITY', details: ['identity'] },
  consents: { name: null, details: [] },
};

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** What Pluggy's item object says about one product. */
export interface ProductFacts {
  /** False when the connection or the bank does not include it; it is not read then, and what is stored stays. */
  readonly isOffered: boolean;
  /** Pluggy's last run had all of it. Whether what an answer lacks is gone, `Absence` decides. */
  readonly isCurrent: boolean;
  readonly quotaUsedUp: boolean;
}

/** Whether every list that says anything has it: an empty one, or none, says nothing. */
function isListed(item: Record<string, unknown>, name: string | null): boolean {
  if (name === null) return true;
  const lists = [item['products'], record(item['connector'])['products']].filter(Array.isArray);
  return lists.every((list) => list.length === 0 || list.includes(name));
}

/**
 * Accounts and transactions stand and fall together: where the accounts cannot be read, Pluggy says that the
 * transactions were updated, and shows none of theirs.
 */
const OF_ACCOUNTS = ['accounts', 'creditCards', 'transactions'];

const isQuotaUsedUp = (detail: unknown): boolean => hasWarning(warningsOf(detail), 'quotaUsedUp');

const failed = (detail: unknown): boolean => record(detail)['isUpdated'] === false || isQuotaUsedUp(detail);

/** Failed, or not shown as a whole. */
const isShort = (detail: unknown): boolean => failed(detail) || isWithheld(detail);

/**
 * Whether the accounts and all of their rows were read. A partial success does them no harm if it is another product
 * that failed: else an investment without quota would keep both copies of every row that came back under a new id.
 */
function areAccountsCurrent(item: Record<string, unknown>): boolean {
  const details = record(item['statusDetail']);
  const ours = OF_ACCOUNTS.map((key) => details[key]).filter((detail) => detail != null);
  if (item['status'] !== 'UPDATED' || ours.some(isShort)) return false;
  if (item['executionStatus'] !== 'PARTIAL_SUCCESS') return item['executionStatus'] === 'SUCCESS';
  const wereUpdated = ours.length > 0 && ours.every((detail) => record(detail)['isUpdated'] === true);
  return wereUpdated && Object.values(details).some(failed);
}

/** A run that succeeded as a whole succeeded for the product too; after any other, its own detail has to say so. */
function isCurrent(item: Record<string, unknown>, detail: Record<string, unknown>): boolean {
  if (item['status'] !== 'UPDATED' || detail['isUpdated'] === false || isWithheld(detail)) return false;
  return item['executionStatus'] === 'SUCCESS' || detail['isUpdated'] === true;
}

/** The product's part of `item.statusDetail`; empty where there is none. */
export const detailOf = (
  item: Readonly<Record<string, unknown>>,
  product: Product,
): Record<string, unknown> =>
  record(
    AT_PLUGGY[product].details.map((key) => record(item['statusDetail'])[key]).find((value) => value != null),
  );

/** When the bank was read for a product, as the item says: its own time, else the item's. */
export const productReadAt = (raw: unknown, product: Product): Date | null =>
  bankReadAt(raw, detailOf(record(raw), product));

/** Reads what an item says about a product. */
export function readProductFacts(raw: unknown, product: Product): ProductFacts {
  const item = record(raw);
  const { name } = AT_PLUGGY[product];
  const detail = detailOf(item, product);
  const isOfAccounts = product === 'accounts' || product === 'transactions';
  return {
    isOffered: isListed(item, name),
    isCurrent: isOfAccounts ? areAccountsCurrent(item) : isCurrent(item, detail),
    quotaUsedUp: isQuotaUsedUp(detail),
  };
}
