// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { CallOptions } from '../../Transport.ts';
import type { AssignedItem, OwnedItem } from '../shapes/item.ts';
import type { KnownUser } from '../shapes/operating.ts';
import type { Page } from '../../pages.ts';

export interface ListUsersArgs {
  /** Users with this in their id. A text of at most 200 characters. */
  readonly search?: string | undefined;
  /** Users of whom one connection at least is so. */
  readonly health?: 'ok' | 'waiting' | 'partial' | 'stale' | 'failed' | undefined;
  /** How many rows the page has at most; 50 if nothing is said. A number from 1 to 500. */
  readonly limit?: number | undefined;
  /** Where the page begins. The "next" of the page before. */
  readonly after?: string | undefined;
}

export interface ListAllItemsArgs {
  /** Connections whose item has this status at Pluggy. One of Pluggy's statuses, such as LOGIN_ERROR. */
  readonly status?: string | undefined;
  /** Connections that are so. */
  readonly health?: 'ok' | 'waiting' | 'partial' | 'stale' | 'failed' | undefined;
  /** Connections that have not been up to date since that day, or longer. A day such as 2026-11-30. */
  readonly staleSince?: string | undefined;
  /** Connections to this bank. The number of a connector, such as 601. */
  readonly connectorId?: number | undefined;
  /** True: connections that are nobody's alone. False: the others alone. */
  readonly unowned?: boolean | undefined;
  /** How many rows the page has at most; 50 if nothing is said. A number from 1 to 500. */
  readonly limit?: number | undefined;
  /** Where the page begins. The "next" of the page before. */
  readonly after?: string | undefined;
}

export interface AssignItemArgs {
  /** The connection, by the id that its item has at Pluggy */
  readonly itemId: string;
  /** Whom it is given to. A text. */
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
