import { type CalendarDay, dayInBrazil, instantOf, localDayOf, momentOf } from './calendar-day.ts';
import { PRODUCTS, type Product } from './product.ts';

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

/** Statuses of a consent that no longer gives anything, as Open Finance names them; Pluggy may send none. */
const ENDED_STATUS = /^(REVOKED|EXPIRED|REJECTED|CANCEL+ED)$/i;

interface Consent {
  readonly products: readonly unknown[];
  readonly createdAt: number;
  readonly expiresAt: unknown;
  readonly revokedAt: unknown;
  readonly hasEnded: boolean;
}

/** Whether a moment that Pluggy names has passed; one that says nothing, or only stands in for one, has not. */
export function hasPassed(moment: unknown, now: Date): boolean {
  const instant = momentOf(moment);
  return instant !== null && instant <= now;
}

/**
 * The same for a person: what is known to the day alone ends with that day. Pluggy may withhold data from the instant on,
 * so whether rows are gone goes by `hasPassed`.
 */
function isOver(moment: unknown, now: Date): boolean {
  const day = localDayOf(moment);
  const instant = momentOf(moment);
  if (day === null || instant === null) return false;
  const isOfThatDay = day !== dayInBrazil(instant);
  return isOfThatDay ? dayInBrazil(now) > day : instant <= now;
}

const record = (raw: unknown): Readonly<Record<string, unknown>> =>
  typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : {};

/** A revocation counts whatever it says of its time, unless that only stands in for a time. */
function saysSomething(moment: unknown): boolean {
  const isPlaceholder = instantOf(moment) !== undefined && localDayOf(moment) === null;
  return moment !== undefined && moment !== null && moment !== '' && !isPlaceholder;
}

function readConsent(raw: unknown, now: Date, hasEnded = hasPassed): Consent {
  const { products, createdAt, revokedAt, expiresAt, status } = record(raw);
  const isRevoked = saysSomething(revokedAt) || (typeof status === 'string' && ENDED_STATUS.test(status));
  return {
    products: Array.isArray(products) ? products : [],
    createdAt: momentOf(createdAt)?.getTime() ?? Number.NaN,
    expiresAt,
    revokedAt: saysSomething(revokedAt) ? revokedAt : null,
    hasEnded: isRevoked || hasEnded(expiresAt, now),
  };
}

/** Of one that has ended, one in force is the newer unless it is known to be older. */
const isNewer = (one: Consent, other: Consent): boolean =>
  other.hasEnded ? !(one.createdAt < other.createdAt) : one.createdAt > other.createdAt;

/** Whether the newer consent gives all of this that the older one gave. */
const replaces = (newer: Consent, older: Consent, needed: readonly unknown[]): boolean =>
  newer !== older &&
  !newer.hasEnded &&
  isNewer(newer, older) &&
  needed.every((name) => !older.products.includes(name) || newer.products.includes(name));

/**
 * Whether the person took a product's consent back, or it ran out. From that moment on Pluggy answers with empty lists,
 * and its item says so only after the next run at the bank, up to a day later. A consent that was replaced by a newer
 * one, with all that it gave for this product, withdraws nothing.
 * @param consents Pluggy's answer to GET /consents
 */
export function isConsentWithdrawn(consents: readonly unknown[], product: Product, now: Date): boolean {
  return isWithdrawn(
    consents.map((raw) => readConsent(raw, now)),
    product,
  );
}

function isWithdrawn(all: readonly Consent[], product: Product): boolean {
  const needed = NEEDED[product];
  if (needed.length === 0) return false; // the list of consents itself asks for none
  return all.some((one) => one.hasEnded && !all.some((other) => replaces(other, one, needed)));
}

/** From how many days before its end on a person is told, each more urgent than the one before. */
export const WARN_DAYS = [30, 7, 1, 0] as const;

/**
 * How a connection's authorisation at the bank stands. `valid`: nothing to say. `ending`: within 30 days. `partly_ended`: it
 * does not cover a part of the data any more. `ended`: the bank gives nothing until the person authorises again.
 */
export interface ConsentOutlook {
  readonly state: 'valid' | 'ending' | 'partly_ended' | 'ended';
  /** The day on which it ends or ended; null: it has no end, or nobody says when it was. */
  readonly endsOn: CalendarDay | null;
  /** Days from today until then, in São Paulo; negative afterwards. */
  readonly daysLeft: number | null;
  /** Of `ending`: the last of `WARN_DAYS` that has come. */
  readonly step: (typeof WARN_DAYS)[number] | null;
  /** Of `partly_ended`: what it no longer covers. */
  readonly products: readonly Product[];
}

const DAY_MS = 86_400_000;

const daysUntil = (day: CalendarDay, now: Date): number =>
  Math.round((Date.parse(day) - Date.parse(dayInBrazil(now))) / DAY_MS);

const earliest = (moments: readonly unknown[]): CalendarDay | null =>
  moments
    .map(localDayOf)
    .filter((day) => day !== null)
    .sort()[0] ?? null;

const latest = (moments: readonly unknown[]): CalendarDay | null =>
  moments
    .map(localDayOf)
    .filter((day) => day !== null)
    .sort()
    .at(-1) ?? null;

/** @param end of what has ended; a day that is still to come is not when it did */
function endedOutlook(end: CalendarDay | null, now: Date, products: readonly Product[]): ConsentOutlook {
  const endsOn = end === null || end > dayInBrazil(now) ? null : end;
  const daysLeft = endsOn === null ? null : daysUntil(endsOn, now);
  const state = products.length > 0 ? 'partly_ended' : 'ended';
  return { state, endsOn, daysLeft, step: null, products };
}

const isReplaced = (one: Consent, all: readonly Consent[]): boolean =>
  all.some((other) => replaces(other, one, one.products));

/** Whether the end that an item names is that of a consent in whose place there is a newer one. */
function isOutdated(itemEnd: unknown, all: readonly Consent[]): boolean {
  const day = localDayOf(itemEnd);
  return day !== null && all.some((one) => localDayOf(one.expiresAt) === day && isReplaced(one, all));
}

/** The first end to come, of the item and of those consents that no newer one replaces. */
function nextEnd(itemEnd: unknown, all: readonly Consent[]): CalendarDay | null {
  const standing = all.filter((one) => !one.hasEnded && !isReplaced(one, all));
  return earliest([itemEnd, ...standing.map(({ expiresAt }) => expiresAt)]);
}

/**
 * Whether the end that an item names has passed and holds. After a renewal the item may name the old end for a while: it
 * does not hold where a newer consent is in force and the bank was read with that one.
 * @param rawItem Pluggy's item
 * @param consents Pluggy's consents of it
 */
export function hasItemConsentEnded(rawItem: unknown, consents: readonly unknown[], now: Date): boolean {
  const { consentExpiresAt: named, lastUpdatedAt } = record(rawItem);
  if (!hasPassed(named, now)) return false;
  const end = momentOf(named)?.getTime() ?? Number.NaN;
  const readAt = momentOf(lastUpdatedAt)?.getTime() ?? Number.NaN;
  const used = consents
    .map((raw) => readConsent(raw, now))
    .filter(({ hasEnded, createdAt }) => hasEnded || createdAt <= readAt);
  const isGivenAfter = used.some(({ hasEnded, createdAt }) => !hasEnded && createdAt > end);
  return !isGivenAfter && !isOutdated(named, used);
}

/**
 * How the authorisation behind an item stands, by what Pluggy says of the item and of its consents.
 * @param rawItem Pluggy's item
 * @param consents Pluggy's consents of it
 */
export function consentOutlook(rawItem: unknown, consents: readonly unknown[], now: Date): ConsentOutlook {
  const all = consents.map((raw) => readConsent(raw, now, isOver));
  const named = record(rawItem)['consentExpiresAt'];
  const itemEnd = isOutdated(named, all) ? null : named;
  const inForce = all.filter(({ hasEnded }) => !hasEnded);
  // a consent that was given after that end is a new one, of which the item does not know yet
  const isRenewed = inForce.some(({ createdAt }) => createdAt > (momentOf(itemEnd)?.getTime() ?? Number.NaN));
  if (isOver(itemEnd, now) && !isRenewed) return endedOutlook(localDayOf(itemEnd), now, []);
  const ends = all.filter(({ hasEnded }) => hasEnded).map((one) => one.revokedAt ?? one.expiresAt);
  if (all.length > 0 && inForce.length === 0) return endedOutlook(latest(ends), now, []);
  const withdrawn = PRODUCTS.filter((product) => isWithdrawn(all, product));
  if (withdrawn.length > 0) return endedOutlook(latest(ends), now, withdrawn);
  const endsOn = nextEnd(isOver(itemEnd, now) ? null : itemEnd, all);
  const daysLeft = endsOn === null ? null : daysUntil(endsOn, now);
  const step = daysLeft === null ? undefined : WARN_DAYS.findLast((days) => daysLeft <= days);
  const state = step === undefined ? 'valid' : 'ending';
  return { state, endsOn, daysLeft, step: step ?? null, products: [] };
}
