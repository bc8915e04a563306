import { parse, stringify } from 'lossless-json';
import { momentOf } from '../../domain/calendar-day.ts';
import { consentOutlook } from '../../domain/consent.ts';
import { freshnessOf } from '../../domain/freshness.ts';
import { type Health, healthOf, type Standing } from '../../domain/health.ts';
import { readItemFacts } from '../../domain/item.ts';
import { describeItem } from '../../domain/item-message.ts';
import { hasUnknownForm } from '../../domain/known-form.ts';
import { DEFAULT_LANGUAGE, type Language } from '../../domain/language.ts';
import { owesMovements } from '../../domain/movements-in-turn.ts';
import { ownerProblem } from '../../domain/owner.ts';
import { PRODUCTS } from '../../domain/product.ts';
import { quotaResetsAt } from '../../domain/quota.ts';
import type { StoredItem, StoredProductState } from '../../store/fragments/item-columns.ts';

const iso = (time: Date | null): string | null => time?.toISOString() ?? null;

/** One that was not looked at yet has no row. */
export function everyProduct({
  products,
  oddRows,
}: Pick<StoredItem, 'products' | 'oddRows'>): StoredProductState[] {
  return PRODUCTS.map((product) => {
    const unseen = { product, state: 'never', error: null, doneAt: null, asOf: null, oddObjects: 0 } as const;
    const found: StoredProductState = products.find((one) => one.product === product) ?? unseen;
    const { version: _ofPluggy, ...shown } = found;
    return product === 'transactions' ? { ...shown, oddObjects: shown.oddObjects + oddRows } : shown;
  });
}

/** What of a connection came in a form that this program does not know: the item itself, and objects of its products. */
export function countOdd(rawItem: unknown, products: readonly StoredProductState[]): number {
  const ofProducts = products.reduce((sum, { oddObjects }) => sum + oddObjects, 0);
  return ofProducts + (hasUnknownForm('item', rawItem) ? 1 : 0);
}

/** A product with the time at which its quota comes back; counted from the run of Pluggy's that met its end. */
function presentProduct(product: StoredProductState, updatedAt: string | null): object {
  const usedUpAt = product.state === 'quota_used_up' ? momentOf(updatedAt) : null;
  return { ...product, quotaResetsAt: usedUpAt === null ? null : quotaResetsAt(usedUpAt).toISOString() };
}

/** For how long a run may wait before there is news that nobody has read: longer than Pluggy's events take to gather. */
const BEHIND_AFTER_MS = 2 * 60_000;

function isBehind({ isFailing, waitingSince }: StoredItem, now: Date): boolean {
  const waitedMs = now.getTime() - (waitingSince ?? now).getTime();
  return isFailing || waitedMs > BEHIND_AFTER_MS;
}

const dateOf = (text: string | null | undefined): Date | null =>
  text === null || text === undefined ? null : new Date(text);

/** How a connection stands at this moment: time alone changes it. */
function standingOf(item: StoredItem, rawItem: unknown, now: Date) {
  const products = everyProduct(item);
  const rows = products.find(({ product }) => product === 'transactions');
  const wasDone = item.syncState === 'done' ? item.syncFinishedAt : null;
  const own = { asOf: dateOf(rows?.asOf), finishedAt: dateOf(rows?.doneAt) ?? wasDone };
  return {
    syncState: item.syncState,
    products,
    oddObjects: countOdd(rawItem, products),
    freshness: freshnessOf(rawItem, own, now),
    consent: consentOutlook(rawItem, item.consents, now),
    owesMovements: owesMovements(rawItem, item.products),
    isBehind: isBehind(item, now),
  } satisfies Required<Standing>;
}

/**
 * A connection as callers see it: Pluggy's object and this project's additions, which stand in place of fields that
 * Pluggy may one day give the same name. No number of Pluggy's passes through a float.
 */
function viewOf(item: StoredItem, language: Language, now: Date): Readonly<Record<string, unknown>> {
  const rawItem: unknown = JSON.parse(item.raw);
  const facts = readItemFacts(rawItem);
  const standing = standingOf(item, rawItem, now);
  const { products, oddObjects } = standing;
  const { state, endsOn, daysLeft } = standing.consent;
  const additions = {
    ...describeItem(facts, language, standing),
    alias: item.alias,
    consent: { state, endsOn, daysLeft },
    sync: {
      state: item.syncState,
      health: healthOf(facts, standing),
      staleSince: iso(standing.freshness.staleSince),
      startedAt: iso(item.syncStartedAt),
      finishedAt: iso(item.syncFinishedAt),
      transactionsRead: item.syncRowsRead === null ? null : Number(item.syncRowsRead),
      // Pluggy's cursors do not say how many rows there will be
      transactionsExpected: null,
      error: item.syncError,
      oddObjects,
      products: products.map((product) => presentProduct(product, facts.updatedAt)),
    },
  };
  return { ...(parse(item.raw) as object), ...additions };
}

/** How well a connection is, and since when its data is not up to date. */
export function healthOfItem(
  item: StoredItem,
  now: Date,
): { readonly health: Health; readonly staleSince: Date | null } {
  const rawItem: unknown = JSON.parse(item.raw);
  const standing = standingOf(item, rawItem, now);
  return { health: healthOf(readItemFacts(rawItem), standing), staleSince: standing.freshness.staleSince };
}

/** The JSON text of a connection for its user. */
export function presentItem(item: StoredItem, language: Language, now: Date): string {
  return stringify(viewOf(item, language, now)) ?? '{}';
}

/** The same with more members, for its user. */
export function presentConnection(item: StoredItem, language: Language, now: Date, more: object): string {
  return stringify({ ...viewOf(item, language, now), ...more }) ?? '{}';
}

/** What of a connection changes by time alone; equal as long as nobody who looks at it would see a difference. */
export function turnOf(item: StoredItem, now: Date): string {
  const { message, consent, sync } = viewOf(item, DEFAULT_LANGUAGE, now);
  const { health, staleSince } = sync as Readonly<Record<string, unknown>>;
  const { state } = consent as Readonly<Record<string, unknown>>;
  return JSON.stringify([message, state, health, staleSince]);
}

/**
 * The same as `presentItem` for the operator, with whose it is: `userId` (null: nobody's) and `ownerProblem`
 * (`{ code, detail }`, null where there is none).
 */
export function presentOwnedItem(item: StoredItem, language: Language, now: Date, more: object = {}): string {
  const problem = ownerProblem(readItemFacts(JSON.parse(item.raw)), item, language);
  const view = { ...viewOf(item, language, now), userId: item.userId, ownerProblem: problem, ...more };
  return stringify(view) ?? '{}';
}
