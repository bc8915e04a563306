import type { ItemId } from '../domain/ids.ts';
import type { Queryable } from '../store/Queryable.ts';
import { type JobRequest, type JsonObject, RANK, type Rank } from './job.ts';
import { requestJob } from './request-job.ts';
import { MAX_ATTEMPTS } from './retry-delay.ts';

/** What the queue knows of a kind of job. What is done for it stands in the table of handlers. */
export interface JobKind<Key extends string = string> {
  /** As the column `kind` of `pluggy.jobs` has it. */
  readonly name: string;
  /** Jobs whose serial is the same never run at the same time. */
  readonly serialOf: (key: Key) => string;
  /** In which order it runs, unless the request says otherwise. */
  readonly rank: Rank;
  /** Runs until the job is given up as dead. The waits between them are the same for every kind: `retryDelayMs`. */
  readonly maxAttempts: number;
  /** How long a request waits, in milliseconds. All requests for one key in that time are coalesced into one run. */
  readonly waitMs: number;
  /** Which worker runs it. `background`: the one whose jobs delay nobody who waits. */
  readonly worker: 'main' | 'background';
}

/**
 * Pluggy tells of one update at the bank in several events: one for the item, and one for each account and kind of
 * change. An event's request waits this long, so that they are coalesced into one run. A person who watches does not
 * notice it.
 */
export const COALESCE_EVENTS_MS = 200;

/** Pluggy may show an account's rows a moment after it says that the bank was read. */
export const LOOK_AGAIN_MS = 2_000;

/** What all jobs that write an item's data share, so that at most one of them runs. */
export const serialOfItem = (itemId: ItemId): string => `sync-item:${itemId}`;

/** Brings an item's data here in line with Pluggy's. */
export const SYNC_ITEM = {
  name: 'sync-item',
  serialOf: serialOfItem,
  rank: RANK.known,
  maxAttempts: MAX_ATTEMPTS,
  waitMs: 0,
  worker: 'main',
} as const satisfies JobKind<ItemId>;

/** Compares all of an item's data with Pluggy's, and repairs what differs. */
export const RECONCILE_ITEM = {
  name: 'reconcile-item',
  serialOf: serialOfItem,
  rank: RANK.known,
  maxAttempts: MAX_ATTEMPTS,
  waitMs: 0,
  worker: 'background',
} as const satisfies JobKind<ItemId>;

/** Looks whether an item is what it was, for one call. If not, it is compared. */
export const LOOK_AT_ITEM = {
  name: 'look-at-item',
  serialOf: serialOfItem,
  rank: RANK.known,
  maxAttempts: MAX_ATTEMPTS,
  waitMs: 0,
  worker: 'background',
} as const satisfies JobKind<ItemId>;

/** The payload of a SYNC_ITEM that somebody asked for: it reads everything, whatever the events say that wait. */
export const READ_EVERYTHING = { everything: true } as const;

/** Reads once more those accounts of an item of which a complete read found no row. */
export const LOOK_AGAIN = {
  name: 'look-again',
  serialOf: serialOfItem,
  rank: RANK.known,
  maxAttempts: MAX_ATTEMPTS,
  waitMs: LOOK_AGAIN_MS,
  worker: 'main',
} as const satisfies JobKind<ItemId>;

/** Copies what a person said of rows of an ended account to the same rows of the account that took its place. */
export const PASS_ANNOTATIONS = {
  name: 'pass-annotations',
  serialOf: (itemId: ItemId) => `pass-annotations:${itemId}`,
  rank: RANK.known,
  maxAttempts: MAX_ATTEMPTS,
  waitMs: 0,
  worker: 'main',
} as const satisfies JobKind<ItemId>;

/** Erases a person: rows here, items at Pluggy. The key is the receipt's id. */
export const ERASE_PERSON = {
  name: 'erase-person',
  serialOf: (receiptId: string) => `erase-person:${receiptId}`,
  rank: RANK.known,
  maxAttempts: MAX_ATTEMPTS,
  waitMs: 0,
  worker: 'background',
} as const satisfies JobKind;

/** Reads Pluggy's list of connectors. There is one list, hence one key. */
export const REFRESH_CONNECTORS = {
  name: 'refresh-connectors',
  serialOf: (key: 'all') => `refresh-connectors:${key}`,
  rank: RANK.known,
  maxAttempts: MAX_ATTEMPTS,
  waitMs: COALESCE_EVENTS_MS,
  worker: 'main',
} as const satisfies JobKind<'all'>;

/** Every kind of job. */
export const KINDS = [
  SYNC_ITEM,
  RECONCILE_ITEM,
  LOOK_AT_ITEM,
  LOOK_AGAIN,
  PASS_ANNOTATIONS,
  ERASE_PERSON,
  REFRESH_CONNECTORS,
] as const;

export type KindName = (typeof KINDS)[number]['name'];

/** What a request may ask for instead of what its kind says. */
export type RequestOptions = Partial<Pick<JobKind, 'rank' | 'waitMs'>> & { readonly payload?: JsonObject };

/** @param now when it is asked for */
export function jobOf<Key extends string>(
  kind: JobKind<Key>,
  key: Key,
  now: Date,
  { rank = kind.rank, waitMs = kind.waitMs, payload = {} }: RequestOptions = {},
): JobRequest {
  const { name, serialOf, maxAttempts } = kind;
  const runAt = new Date(now.getTime() + waitMs);
  return { kind: name, key, serial: serialOf(key), payload, runAt, maxAttempts, rank };
}

/**
 * Asks for a run of a job, inside the caller's transaction. Requests for the same key are coalesced while they wait; one
 * that comes while the job runs leads to another run after it.
 * @param now when it is asked for
 */
export function requestRun<Key extends string>(
  tx: Queryable,
  kind: JobKind<Key>,
  key: Key,
  now: Date,
  options?: RequestOptions,
): Promise<void> {
  return requestJob(tx, now, jobOf(kind, key, now, options));
}
