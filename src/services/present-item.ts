import { parse, stringify } from 'lossless-json';
import { type Health, healthOf } from '../domain/health.ts';
import { readItemFacts } from '../domain/item.ts';
import { describeItem } from '../domain/item-message.ts';
import type { Language } from '../domain/language.ts';
import { ownerProblem } from '../domain/owner.ts';
import { PRODUCTS } from '../domain/product.ts';
import { quotaResetsAt } from '../domain/quota.ts';
import type { StoredItem } from '../store/sql/find-item.ts';
import type { StoredProductState } from '../store/sql/product-states.ts';

const iso = (time: Date | null): string | null => time?.toISOString() ?? null;

/** One that was not looked at yet has no row. */
export function everyProduct(stored: readonly StoredProductState[]): StoredProductState[] {
  return PRODUCTS.map(
    (product) =>
      stored.find((one) => one.product === product) ?? { product, state: 'never', error: null, doneAt: null },
  );
}

/** A product with the time at which its quota comes back; counted from the run of Pluggy's that met its end. */
function presentProduct(product: StoredProductState, updatedAt: string | null): object {
  const usedUpAt = Date.parse(updatedAt ?? '');
  const isKnown = product.state === 'quota_used_up' && !Number.isNaN(usedUpAt);
  return { ...product, quotaResetsAt: isKnown ? quotaResetsAt(new Date(usedUpAt)).toISOString() : null };
}

/**
 * A connection as callers see it: Pluggy's object and this project's additions, which stand in place of fields that
 * Pluggy may one day give the same name. No number of Pluggy's passes through a float.
 */
function viewOf(item: StoredItem, language: Language): Readonly<Record<string, unknown>> {
  const facts = readItemFacts(JSON.parse(item.raw));
  const products = everyProduct(item.products);
  const standing = { syncState: item.syncState, products };
  const additions = {
    ...describeItem(facts, language, standing),
    sync: {
      state: item.syncState,
      health: healthOf(facts, standing),
      startedAt: iso(item.syncStartedAt),
      finishedAt: iso(item.syncFinishedAt),
      transactionsRead: item.syncRowsRead === null ? null : Number(item.syncRowsRead),
      // Pluggy's cursors do not say how many rows there will be
      transactionsExpected: null,
      error: item.syncError,
      products: products.map((product) => presentProduct(product, facts.updatedAt)),
    },
  };
  return { ...(parse(item.raw) as object), ...additions };
}

export function healthOfItem(item: StoredItem): Health {
  const standing = { syncState: item.syncState, products: everyProduct(item.products) };
  return healthOf(readItemFacts(JSON.parse(item.raw)), standing);
}

/** The JSON text of a connection for its user. */
export function presentItem(item: StoredItem, language: Language): string {
  return stringify(viewOf(item, language)) ?? '{}';
}

/**
 * The same for the operator, with whose it is: `userId` (null: nobody's) and `ownerProblem` (`{ code, detail }`, null where
 * there is none).
 */
export function presentOwnedItem(item: StoredItem, language: Language, more: object = {}): string {
  const problem = ownerProblem(readItemFacts(JSON.parse(item.raw)), item, language);
  const view = { ...viewOf(item, language), userId: item.userId, ownerProblem: problem, ...more };
  return stringify(view) ?? '{}';
}
