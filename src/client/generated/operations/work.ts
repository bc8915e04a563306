// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { CallOptions } from '../../Transport.ts';
import type { Job, LoggedDelivery, Usage, WholeDelivery } from '../shapes/operating.ts';
import type { Page } from '../../pages.ts';

export interface ListWebhookLogArgs {
  /** Deliveries in this state alone. */
  readonly state?: 'waiting' | 'settled' | 'unreadable' | undefined;
  /** Deliveries of this event alone. The name of an event, such as item/updated. */
  readonly event?: string | undefined;
  /** Deliveries about this connection. A UUID. */
  readonly itemId?: string | undefined;
  /** Deliveries that name the user, and those about connections that are the user's now. A text. */
  readonly userId?: string | undefined;
  /** Deliveries that came from then on. A day such as 2026-11-30, or a time with its zone such as 2026-11-30T03:00:00Z. */
  readonly since?: string | undefined;
  /** How many rows the page has at most; 50 if nothing is said. A number from 1 to 500. */
  readonly limit?: number | undefined;
  /** Where the page begins. The "next" of the page before. */
  readonly after?: string | undefined;
}

export interface ReadLoggedArgs {
  /** The delivery of Pluggy's, by the `id` that `GET /webhook-log` answers */
  readonly loggedId: string;
}

export interface ReplayLoggedArgs {
  /** The delivery of Pluggy's, by the `id` that `GET /webhook-log` answers */
  readonly loggedId: string;
}

export interface ProveWebhookAnswer {
  /** Whether the call came in. */
  readonly arriving: boolean;
  /** Why not: as `webhooks.problem` of completeness; null: it came in. */
  readonly problem: string | null;
  /** When such a call last came in. */
  readonly provenAt: string | null;
  /** What that means, and what to do; in the caller's language. */
  readonly detail: string;
}

export interface ListJobsArgs {
  /** Jobs in this state alone. */
  readonly state?: 'ready' | 'running' | 'dead' | undefined;
  /** How many rows the page has at most; 50 if nothing is said. A number from 1 to 500. */
  readonly limit?: number | undefined;
  /** Where the page begins. The "next" of the page before. */
  readonly after?: string | undefined;
}

export interface ReplayJobArgs {
  /** The job, by the `id` that `GET /jobs` answers */
  readonly jobId: string;
}

export interface ReadUsageArgs {
  /** Calls from then on. A day such as 2026-11-30, or a time with its zone such as 2026-11-30T03:00:00Z. */
  readonly since?: string | undefined;
  /** How many rows the page has at most; 50 if nothing is said. A number from 1 to 500. */
  readonly limit?: number | undefined;
  /** Where the page begins. The "next" of the page before. */
  readonly after?: string | undefined;
}

export interface WorkOperations {
  /**
   * What Pluggy delivered and what it led to, the latest first.
   *
   * `userId` finds deliveries that name the user, and those about connections that are the user's now. Deliveries are kept for `RETENTION_INBOX`.
   */
  listWebhookLog(args?: ListWebhookLogArgs, options?: CallOptions): Promise<Page<LoggedDelivery>>;

  /** One delivery: what it says, and the work about its connection. */
  readLogged(args: ReadLoggedArgs, options?: CallOptions): Promise<WholeDelivery>;

  /**
   * Acts on a delivery once more.
   *
   * Harmless at any time: a delivery is a hint, and what is stored comes from Pluggy's answers.
   */
  replayLogged(args: ReplayLoggedArgs, options?: CallOptions): Promise<WholeDelivery>;

  /**
   * Calls the webhook address of this service over BASE_URL, as Pluggy would, and says whether the call came in.
   *
   * The call carries a number that only this service knows. It is made at most every five minutes without being asked for; this makes it now.
   */
  proveWebhook(args?: Readonly<Record<string, never>>, options?: CallOptions): Promise<ProveWebhookAnswer>;

  /** Work that waits, runs, or was given up, in the order in which it was asked for. */
  listJobs(args?: ListJobsArgs, options?: CallOptions): Promise<Page<Job>>;

  /**
   * Gives a job that was given up another chance.
   *
   * The answer is the job that waits in its place; its id is another one.
   */
  replayJob(args: ReplayJobArgs, options?: CallOptions): Promise<Job>;

  /**
   * The calls at Pluggy by endpoint and minute, the latest first; what is held back now; which quotas are spent.
   *
   * All processes together; those of another process are a few seconds late. Kept for 30 days.
   */
  readUsage(args?: ReadUsageArgs, options?: CallOptions): Promise<Usage>;
}
