import type { ProductDetail, StatusDetail } from '../state/outcomes.ts';

/** Which product stands behind each member of `statusDetail`. */
const MEMBERS = [
  ['accounts', 'ACCOUNTS'],
  ['creditCards', 'CREDIT_CARDS'],
  ['transactions', 'TRANSACTIONS'],
  ['investments', 'INVESTMENTS'],
  ['investmentsTransactions', 'INVESTMENTS_TRANSACTIONS'],
  ['identity', 'IDENTITY'],
  ['paymentData', 'PAYMENT_DATA'],
  ['loans', 'LOANS'],
] as const;

/** The detail of the products that the item asks for; the others are null. */
export function detailOfProducts(
  detail: StatusDetail | null,
  products: readonly string[],
  at: string,
): StatusDetail | null {
  if (detail === null) return null;
  const fine: ProductDetail = { isUpdated: true, lastUpdatedAt: at, warnings: [] };
  const members = MEMBERS.map(([member, product]) => [
    member,
    products.includes(product) ? (detail[member] ?? fine) : null,
  ]);
  return { ...detail, ...Object.fromEntries(members) };
}
