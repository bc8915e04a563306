import { momentOf } from './calendar-day.ts';
import { detailOf, type Product, readProductFacts } from './product.ts';
import { warningsOf } from './warnings.ts';

const DAY_MS = 86_400_000;

/** How long a product may go unread while Pluggy says that it did not move: as long as somebody may be content with less. */
const UNREAD_FOR_MS: Readonly<Record<Product, number>> = {
  accounts: 0,
  transactions: 3 * DAY_MS,
  bills: 3 * DAY_MS,
  investments: 3 * DAY_MS,
  investmentTransactions: 7 * DAY_MS,
  loans: 7 * DAY_MS,
  identity: 30 * DAY_MS,
  consents: 3 * DAY_MS,
};

/**
 * How far a product's time may lie behind the item's: about as long as most people's takes to move. Beyond that the time
 * itself is in doubt.
 */
const BEHIND_FOR_MS: Readonly<Record<Product, number>> = {
  accounts: 0,
  transactions: 7 * DAY_MS,
  bills: 35 * DAY_MS,
  investments: 7 * DAY_MS,
  investmentTransactions: 35 * DAY_MS,
  loans: 35 * DAY_MS,
  identity: 366 * DAY_MS,
  consents: 0,
};

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** Pluggy gives consents no time. What ends or renews one shows in the item: its status, its end, its products. */
function versionOfConsents(raw: unknown): string | null {
  const { status, executionStatus, consentExpiresAt, products } = record(raw);
  return status === 'UPDATED' && executionStatus === 'SUCCESS'
    ? JSON.stringify([consentExpiresAt ?? null, products ?? null])
    : null;
}

/**
 * What Pluggy's item says of a product that is another text once the product has moved: its own time. Null where that
 * cannot be told, and the product has to be read: no time, one that lies further behind the item's than it should, a product that
 * failed, or one with a warning.
 */
export function productVersion(raw: unknown, product: Product): string | null {
  if (product === 'consents') return versionOfConsents(raw);
  const detail = detailOf(record(raw), product);
  const [own, ofItem] = [momentOf(detail['lastUpdatedAt']), momentOf(record(raw)['lastUpdatedAt'])];
  if (own === null || ofItem === null || detail['isUpdated'] !== true) return null;
  if (warningsOf(detail).length > 0 || !readProductFacts(raw, product).isCurrent) return null;
  return ofItem.getTime() - own.getTime() > BEHIND_FOR_MS[product] ? null : String(detail['lastUpdatedAt']);
}

/** What is kept of the last read of one investment's movements. */
export interface PartRead {
  /** What Pluggy's item said of the movements of all investments then. */
  readonly version: string | null;
  /** Digest of the investment's own numbers then. */
  readonly figures: string;
}

/** Of the movements of an item's investments, by the investment's id. */
export type PartReads = Readonly<Record<string, PartRead>>;

/** What is kept of the last read of a product. */
export interface LastRead {
  readonly product: string;
  readonly state: string;
  readonly version?: string | null;
  /** ISO 8601. */
  readonly doneAt: string | null;
  readonly oddObjects?: number;
  /** Of the movements of investments: what is kept of each. */
  readonly parts?: PartReads | null;
}

/** Whether something was read so lately that it need not be read yet if nothing speaks for it. */
export const isReadLately = (readAt: Date | null, product: Product, now: Date): boolean =>
  readAt !== null && now.getTime() - readAt.getTime() < UNREAD_FOR_MS[product];

/** The products that are what they were when they were last read, as far as Pluggy's item tells; in doubt none. */
export function unmovedProducts(raw: unknown, reads: readonly LastRead[], now: Date): ReadonlySet<string> {
  const isUnmoved = ({ product, state, version, doneAt }: LastRead): boolean =>
    state === 'done' &&
    version != null &&
    version === productVersion(raw, product as Product) &&
    isReadLately(momentOf(doneAt), product as Product, now);
  return new Set(reads.filter(isUnmoved).map(({ product }) => product));
}
