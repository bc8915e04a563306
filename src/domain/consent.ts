import type { Product } from './product.ts';

/** Pluggy's names of what a consent has to include for a product to be shared. */
const NEEDED: Readonly<Record<Product, readonly string[]>> = {
  accounts: ['ACCOUNTS', 'CREDIT_CARDS'],
  transactions: ['ACCOUNTS', 'CREDIT_CARDS', 'TRANSACTIONS'],
  bills: ['CREDIT_CARDS'],
  investments: ['INVESTMENTS'],
  investmentTransactions: ['INVESTMENTS', 'INVESTMENTS_TRANSACTIONS'],
  loans: ['LOANS'],
  identity: ['IDENTITY'],
  consents: [],
};

interface Consent {
  readonly products: readonly unknown[];
  readonly createdAt: number;
  readonly hasEnded: boolean;
}

/** Whether a moment that Pluggy names has passed; one that says nothing has not. */
export function hasPassed(moment: unknown, now: Date): boolean {
  return typeof moment === 'string' && Date.parse(moment) <= now.getTime();
}

function readConsent(raw: unknown, now: Date): Consent {
  const consent = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<string, unknown>;
  const { products, createdAt, revokedAt, expiresAt } = consent;
  return {
    products: Array.isArray(products) ? products : [],
    createdAt: typeof createdAt === 'string' ? Date.parse(createdAt) : Number.NaN,
    // a revocation counts whatever it says of its time
    hasEnded: (revokedAt ?? null) !== null || hasPassed(expiresAt, now),
  };
}

/**
 * Whether the person took a product's consent back, or it ran out. From that moment on Pluggy answers with empty lists,
 * and its item says so only after the next run at the bank, up to a day later. A consent that was replaced by a newer
 * one, with all that it gave for this product, withdraws nothing.
 * @param consents Pluggy's answer to GET /consents
 */
export function isConsentWithdrawn(consents: readonly unknown[], product: Product, now: Date): boolean {
  const needed = NEEDED[product];
  if (needed.length === 0) return false; // the list of consents itself asks for none
  const all = consents.map((raw) => readConsent(raw, now));
  const replaces = (newer: Consent, ended: Consent): boolean =>
    !newer.hasEnded &&
    newer.createdAt >= ended.createdAt &&
    needed.every((name) => !ended.products.includes(name) || newer.products.includes(name));
  return all.some((one) => one.hasEnded && !all.some((other) => replaces(other, one)));
}
