// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { CallOptions } from '../../Transport.ts';
import type { Change } from '../shapes/change.ts';

export interface ListChangesArgs {
  /** The user */
  readonly userId: string;
  /**
   * Where the page begins; the `sequence` of an event or a webhook will do, too. Without it the first pages hold all
   * objects. The "next" of the page before.
   */
  readonly after?: string | undefined;
  /** How many entries the page has at most; 50 if nothing is said. A number from 1 to 500. */
  readonly limit?: number | undefined;
}

export interface ListChangesAnswer {
  /** The changes in their order; apply them one after the other. */
  readonly results: readonly Change[];
  /** Goes into `after` of the next page, also where there is nothing more yet. */
  readonly next: string;
  /** Whether another page is there already; if not, ask again later. */
  readonly hasMore: boolean;
}

export interface ListAllChangesArgs {
  /**
   * Where the page begins; the `sequence` of an event or a webhook will do, too. Without it the first pages hold all
   * objects. The "next" of the page before.
   */
  readonly after?: string | undefined;
  /** How many entries the page has at most; 50 if nothing is said. A number from 1 to 500. */
  readonly limit?: number | undefined;
}

export interface ListAllChangesAnswer {
  /** The changes in their order; apply them one after the other. */
  readonly results: readonly Change[];
  /** Goes into `after` of the next page, also where there is nothing more yet. */
  readonly next: string;
  /** Whether another page is there already; if not, ask again later. */
  readonly hasMore: boolean;
}

export interface ChangesOperations {
  /**
   * What changed of the user's data.
   *
   * Without `after`, the first pages hold all objects, and the later ones what changed. Apply the pages in their order, at any time: your copy then equals the tables. An object may come twice; its last state counts. `after` is the `next` of the page before, or the `sequence` of an event or a webhook. After `hasMore: false`, ask again later with the same `next`. A cursor is good for at least 90 days. An older one gets `cursor_expired`: delete your copy, and start without `after`.
   */
  listChanges(args: ListChangesArgs, options?: CallOptions): Promise<ListChangesAnswer>;

  /**
   * What changed of all users’ data, in one order.
   *
   * Without `after`, the first pages hold all objects, and the later ones what changed. Apply the pages in their order, at any time: your copy then equals the tables. An object may come twice; its last state counts. `after` is the `next` of the page before, or the `sequence` of an event or a webhook. After `hasMore: false`, ask again later with the same `next`. A cursor is good for at least 90 days. An older one gets `cursor_expired`: delete your copy, and start without `after`. A person who was erased comes as kind `user`: forget everything of that `userId`; nothing older about them is left in the feed.
   */
  listAllChanges(args?: ListAllChangesArgs, options?: CallOptions): Promise<ListAllChangesAnswer>;
}
