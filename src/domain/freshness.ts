import { momentOf } from './calendar-day.ts';
import { isInProgress } from './item.ts';

const HOUR_MS = 3_600_000;
/** Pluggy tries an automatic update that failed again every hour, five times, and then drops it. */
const OVERDUE_AFTER_MS = 6 * HOUR_MS;
/** Pluggy's automatic updates come every 8, 12 or 24 hours; the next may be promised while none succeeds. */
const OLD_AFTER_MS = 48 * HOUR_MS;
/** Without automatic updates (banks that ask for a code each time, trial applications) only the person brings news. */
const OLD_BY_HAND_AFTER_MS = 7 * 24 * HOUR_MS;

/**
 * Why data is not up to date. `overdue`: the automatic update did not come. `switched_off`: there is none, because somebody
 * switched it off. `old`: the bank was not read for longer than its updates take.
 */
export type StaleReason = 'overdue' | 'switched_off' | 'old';

export interface Freshness {
  /** When the bank was read for what is stored here; null: never, or nobody says. */
  readonly asOf: Date | null;
  /** Since when the data is not up to date: the time of what is stored. Null: it is up to date, as far as can be known. */
  readonly staleSince: Date | null;
  readonly reason: StaleReason | null;
  /** Not stale, and yet no longer of these days. */
  readonly isDated: boolean;
}

/** How far this service's own last good read goes. */
export interface OwnRead {
  /** The bank's time of it, as Pluggy said then; null: it was not kept. */
  readonly asOf: Date | null;
  /** When that read ended; null: there was none. */
  readonly finishedAt: Date | null;
}

const record = (raw: unknown): Readonly<Record<string, unknown>> =>
  typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : {};

/** When the bank was read for one product, else for the item, as Pluggy's item says. */
export function bankReadAt(rawItem: unknown, detail: unknown): Date | null {
  return momentOf(record(detail)['lastUpdatedAt']) ?? momentOf(record(rawItem)['lastUpdatedAt']);
}

/** What is stored is no newer than the last good read of our own, whatever Pluggy's item says meanwhile. */
function asOfStored(rawItem: unknown, { asOf, finishedAt }: OwnRead): Date | null {
  const atBank = momentOf(record(rawItem)['lastUpdatedAt']);
  if (asOf !== null || finishedAt === null) return asOf;
  return atBank === null || atBank > finishedAt ? finishedAt : atBank;
}

function reasonOf(rawItem: unknown, ageMs: number, now: Date): StaleReason | null {
  const item = record(rawItem);
  if (momentOf(item['autoSyncDisabledAt']) !== null) return 'switched_off';
  const next = momentOf(item['nextAutoSyncAt']);
  if (next === null) return ageMs > OLD_BY_HAND_AFTER_MS ? 'old' : null;
  if (now.getTime() - next.getTime() > OVERDUE_AFTER_MS) return 'overdue';
  return ageMs > OLD_AFTER_MS ? 'old' : null;
}

/** How fresh what is stored of an item is. While the bank is being read nothing is called stale. */
export function freshnessOf(rawItem: unknown, own: OwnRead, now: Date): Freshness {
  const asOf = asOfStored(rawItem, own);
  const status = record(rawItem)['status'];
  const ageMs = asOf === null ? 0 : now.getTime() - asOf.getTime();
  const isBeingRead = isInProgress({ status: typeof status === 'string' ? status : '' });
  const reason = isBeingRead || own.finishedAt === null ? null : reasonOf(rawItem, ageMs, now);
  if (reason === null) return { asOf, staleSince: null, reason, isDated: ageMs > OLD_AFTER_MS };
  const since = asOf ?? momentOf(record(rawItem)['autoSyncDisabledAt']) ?? own.finishedAt;
  return { asOf, staleSince: since, reason, isDated: true };
}
