import { billViewOf, billViews } from './bills.ts';
import { type Account, type Books, billKeyOf } from './books.ts';
import { identityIdOf, identityView } from './identity.ts';
import { serialOf } from './ids.ts';
import { investmentView, movementViews } from './investment-view.ts';
import { type Investment, investmentsOf } from './investments.ts';
import { loanKeyOf, loanViews } from './loans.ts';
import type { AccountSpec } from './profile.ts';

/** Names of products as connectors and items list them. */
export type Products = readonly string[];

/** Which accounts an item's products cover. */
export function wantsAccount(products: Products): (spec: AccountSpec) => boolean {
  return (spec) => products.includes(spec.kind === 'CREDIT_CARD' ? 'CREDIT_CARDS' : 'ACCOUNTS');
}

/** An account's bills; none without the card product. */
export function billsIn(books: Books, account: Account, products: Products): object[] {
  return products.includes('CREDIT_CARDS') ? billViews(books, account) : [];
}

/** Whether the id could be one of this item's bills. */
export function isBillOf(itemId: string, id: string): boolean {
  return serialOf(billKeyOf(itemId, 'card'), id) !== undefined;
}

/** The bill with this id, wherever it is among the accounts. */
export function billIn(books: Books, id: string, products: Products): object | undefined {
  if (!products.includes('CREDIT_CARDS')) return undefined;
  for (const account of books.accounts) {
    const closingDay = serialOf(account.billKey, id);
    if (closingDay !== undefined) return billViewOf(books, account, closingDay);
  }
  return undefined;
}

/** What the item's person has invested in; nothing without the product. */
export function investmentsIn(books: Books, products: Products): Investment[] {
  return products.includes('INVESTMENTS') ? investmentsOf(books) : [];
}

export function investmentViewsIn(books: Books, products: Products): object[] {
  return investmentsIn(books, products).map((investment) => investmentView(books, investment));
}

/** One investment's movements; they are a product of their own. */
export function movementsIn(books: Books, investment: Investment, products: Products): object[] {
  return products.includes('INVESTMENTS_TRANSACTIONS') ? movementViews(books, investment) : [];
}

export function loansIn(books: Books, products: Products): object[] {
  return products.includes('LOANS') ? loanViews(books) : [];
}

/** Whether the id could be one of this item's loans. */
export function isLoanOf(itemId: string, id: string): boolean {
  return serialOf(loanKeyOf(itemId), id) !== undefined;
}

export function loanIn(books: Books, id: string, products: Products): object | undefined {
  const serial = serialOf(loanKeyOf(books.itemId), id);
  return serial === undefined ? undefined : loansIn(books, products)[serial];
}

/** Null without the product. */
export function identityIn(books: Books, products: Products): object | null {
  return products.includes('IDENTITY') ? identityView(books) : null;
}

export function isIdentityOf(itemId: string, id: string): boolean {
  return identityIdOf(itemId) === id;
}
