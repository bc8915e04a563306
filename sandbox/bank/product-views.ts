import { toJson } from '../json/to-json.ts';
import { accountView } from './account-view.ts';
import type { Books } from './books.ts';
import {
  billsIn,
  identityIn,
  investmentsIn,
  investmentViewsIn,
  loansIn,
  movementsIn,
} from './product-data.ts';

/** Which product stands behind each member of `statusDetail`. */
export const MEMBERS = [
  ['accounts', 'ACCOUNTS'],
  ['creditCards', 'CREDIT_CARDS'],
  ['transactions', 'TRANSACTIONS'],
  ['investments', 'INVESTMENTS'],
  ['investmentsTransactions', 'INVESTMENTS_TRANSACTIONS'],
  ['identity', 'IDENTITY'],
  ['paymentData', 'PAYMENT_DATA'],
  ['loans', 'LOANS'],
] as const;

export type Member = (typeof MEMBERS)[number][0];

/** What the bank shows of each product, as text; rows of transactions are not part of it. */
export type ProductViews = ReadonlyMap<Member, string>;

export function productViewsOf(itemId: string, books: Books, products: readonly string[]): ProductViews {
  const accounts = (isCard: boolean) =>
    books.accounts
      .filter(({ spec }) => (spec.kind === 'CREDIT_CARD') === isCard)
      .map((account) => [accountView(itemId, books, account), billsIn(books, account, products)]);
  const investments = investmentsIn(books, products);
  const views: Readonly<Partial<Record<Member, unknown>>> = {
    accounts: accounts(false),
    creditCards: accounts(true),
    investments: investmentViewsIn(books, products),
    investmentsTransactions: investments.map((investment) => movementsIn(books, investment, products)),
    identity: identityIn(books, products),
    loans: loansIn(books, products),
  };
  return new Map(MEMBERS.map(([member]) => [member, toJson(views[member])]));
}

/** The products of which a sync brought something that was not there before. */
export function movedBetween(before: ProductViews, after: ProductViews, hasNewRows: boolean): Set<Member> {
  const moved = new Set(
    MEMBERS.map(([member]) => member).filter((name) => before.get(name) !== after.get(name)),
  );
  if (hasNewRows) moved.add('transactions');
  return moved;
}
