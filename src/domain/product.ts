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
 * `never`: not looked at yet. `running`: being read. `withheld`: Pluggy answered, but its own run did not succeed for this
 * product, or lacked a permission or an approval, so that what its answer lacks is not believed to be gone.
 */
export type ProductState =
  | 'never'
  | 'running'
  | 'done'
  | 'failed'
  | 'not_offered'
  | 'quota_used_up'
  | 'withheld';

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
  /** Pluggy's last run had all of it, so that what an answer lacks is gone; see `absenceIsBelieved`. */
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
 * Reads what an item says about a product. A run that succeeded as a whole succeeded for every product; after any
 * other, only a product whose own detail says so is current. One that lacks a permission or an approval never is.
 */
export function readProductFacts(raw: unknown, product: Product): ProductFacts {
  const item = record(raw);
  const { name, details } = AT_PLUGGY[product];
  const detail = record(
    details.map((key) => record(item['statusDetail'])[key]).find((value) => value != null),
  );
  const succeeded = item['status'] === 'UPDATED' && item['executionStatus'] === 'SUCCESS';
  const partly = item['status'] === 'UPDATED' && detail['isUpdated'] === true;
  return {
    isOffered: isListed(item, name),
    isCurrent: detail['isUpdated'] === false || isWithheld(detail) ? false : succeeded || partly,
    quotaUsedUp: hasWarning(warningsOf(detail), 'quotaUsedUp'),
  };
}
