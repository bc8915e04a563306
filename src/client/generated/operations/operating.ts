// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { CallOptions } from '../../Transport.ts';
import type { AssignedItem, OwnedItem } from '../shapes/item.ts';
import type { KnownUser } from '../shapes/operating.ts';
import type { Page } from '../../pages.ts';

export interface ListUsersArgs {
  /** A text of at most 200 characters. */
  readonly search?: string | undefined;
  readonly health?: 'ok' | 'waiting' | 'partial' | 'stale' | 'failed' | undefined;
  /** A number from 1 to 500. */
  readonly limit?: number | undefined;
  /** The "next" of the page before. */
  readonly after?: string | undefined;
}

export interface ListAllItemsArgs {
  /** One of Pluggy's statuses, such as LOGIN_ERROR. */
  readonly status?: string | undefined;
  readonly health?: 'ok' | 'waiting' | 'partial' | 'stale' | 'failed' | undefined;
  /** A day such as 2026-11-30. */
  readonly staleSince?: string | undefined;
  /** The number of a connector, such as 601. */
  readonly connectorId?: number | undefined;
  readonly unowned?: boolean | undefined;
  /** A number from 1 to 500. */
  readonly limit?: number | undefined;
  /** The "next" of the page before. */
  readonly after?: string | undefined;
}

export interface AssignItemArgs {
  /** The connection, by the id that its item has at Pluggy */
  readonly itemId: string;
  /** A text. */
  readonly userId: string;
}

export interface OperatingOperations {
  /**
   * The users that are known here, by id: those who have or had a connection, or were found by a phone number.
   *
   * `search` is a part of the id. With `health`, users of whom one connection at least is so; a page may then have fewer rows than its limit and still name a next page.
   */
  listUsers(args?: ListUsersArgs, options?: CallOptions): Promise<Page<KnownUser>>;

  /**
   * The connections of all users, oldest first.
   *
   * As their users see them, and with `userId` and `ownerProblem`: why nobody sees it, or who else claims it.
   */
  listAllItems(args?: ListAllItemsArgs, options?: CallOptions): Promise<Page<OwnedItem>>;

  /**
   * Gives a connection that is nobody's to a user.
   *
   * Everything that is stored of it goes with it, and it is synced.
   */
  assignItem(args: AssignItemArgs, options?: CallOptions): Promise<AssignedItem>;
}
