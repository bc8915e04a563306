import type { Queryable } from '../store/Queryable.ts';
import type { FencedTransaction } from './fenced.ts';
import type { Fence } from './sql/lease.ts';

export type JsonValue = string | number | boolean | null | JsonValue[] | { [name: string]: JsonValue };
export type JsonObject = { [name: string]: JsonValue };

/**
 * In which order jobs that are due run; within a rank the one that has been due longest comes first. A rank waits while
 * more than the workers can take of those before it is due, however long that is. Of `known` there are a few for each
 * stored item, since requests of one item are coalesced, so it ends by itself. `awaited` is what a person asks for, which is
 * bounded for each user, or what an event says of a person who is known here. Only `unknown` can be without end, and
 * nothing stands behind it.
 */
export const RANK = {
  /** A person waits for it. */
  awaited: 0,
  /** It is about an item that is stored here, or about no item. */
  known: 1,
  /** Somebody told of an item that is not stored here, for a person who is not known here. */
  unknown: 2,
} as const;
export type Rank = (typeof RANK)[keyof typeof RANK];

/**
 * Work to be done. Requests of one kind and key are coalesced while they wait, so a handler must read what to
 * do from the tables and treat `payload` as a hint: its members are those of all requests, and of two with one name the later
 * request's counts.
 */
export interface JobRequest {
  kind: string;
  key: string;
  /** At most one job of a serial runs at a time. One key must always use one serial; default: kind and key. */
  serial?: string;
  payload?: JsonObject;
  /** Not before this time. The earliest of several requests counts. Default: now. */
  runAt?: Date;
  /** Runs until the job is given up as dead. Default: MAX_ATTEMPTS. */
  maxAttempts?: number;
  /** The least of several requests counts. Default: `known`. What goes back into the queue keeps it. */
  rank?: Rank;
}

/** A job that this process holds the lease of. */
export interface Job {
  /** Of this run alone: a retry has another id. */
  id: string;
  kind: string;
  key: string;
  payload: JsonObject;
  /** Which run this is since the last request, from 1. */
  attempts: number;
  /** Should this run fail, the job is given up. */
  isLast: boolean;
}

export interface JobContext {
  /** Aborted when the lease is lost or the process stops: stop working, nothing more can be written. */
  signal: AbortSignal;
  /** Every write of the run is made with it; see fenced.ts. */
  fence: Fence;
}

/** Runs in the transaction that settles the job: both become true, or neither. */
export type InSameTransaction = (tx: FencedTransaction) => Promise<void>;

/** Written by the very statement that settles the job: both become true, or neither. */
export interface EndingWrites {
  /** The text's name, under which PostgreSQL keeps its plan. */
  readonly name: string;
  /** Made with `end` of `sql/end.ts`. */
  readonly text: string;
  /** Its parameters from $7 on. */
  readonly values: readonly unknown[];
  /** Tells of it, once it is true. */
  readonly told?: (db: Queryable) => Promise<void>;
}

interface Ending {
  inSameTransaction?: InSameTransaction;
  inSameStatement?: EndingWrites;
}

export type JobOutcome = Ending &
  (
    | { kind: 'done' }
    /** Not finished, and no failure: run again after `afterMs` milliseconds, with a full budget of attempts. */
    | { kind: 'again'; afterMs: number }
    /** Could not be done now, for no fault of its own: run again after `afterMs`; this attempt does not count. */
    | { kind: 'postponed'; afterMs: number }
  );

/** A rejection is a failed attempt and is tried again later; DeadJob gives up at once. */
export type JobHandler = (job: Job, context: JobContext) => Promise<JobOutcome>;

/** By kind. A worker takes only jobs of the kinds it knows, so an old process leaves new kinds to new ones. */
export type JobHandlers = Readonly<Record<string, JobHandler>>;
