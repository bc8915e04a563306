// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { CallOptions } from '../../Transport.ts';
import type { EventOptions } from '../../follow-events.ts';
import type { ServerEvent } from '../../read-events.ts';
import type { Completeness } from '../shapes/completeness.ts';
import type { Connection, Item } from '../shapes/item.ts';

export interface ListItemsArgs {
  /** The user */
  readonly userId: string;
}

export interface ListItemsAnswer {
  /** The connections, removed ones left out. */
  readonly items: readonly Item[];
}

export interface ReportItemArgs {
  /** The user */
  readonly userId: string;
  /** The id that the widget answered. A UUID. */
  readonly itemId: string;
}

export interface ReportItemAnswer {
  /** The connection as it is now; its data comes later. */
  readonly item: Item;
}

export interface ReadItemArgs {
  /** The user */
  readonly userId: string;
  /** The connection, by the id that its item has at Pluggy */
  readonly itemId: string;
}

export interface ChangeItemArgs {
  /** The user */
  readonly userId: string;
  /** The connection, by the id that its item has at Pluggy */
  readonly itemId: string;
  /** The person's own name of it; null takes it back. A text of 1 to 100 characters, or null. */
  readonly alias?: string | null | undefined;
  /** Whether Pluggy reads it once a day by itself. */
  readonly autoSync?: boolean | undefined;
}

export interface RefreshItemArgs {
  /** The user */
  readonly userId: string;
  /** The connection, by the id that its item has at Pluggy */
  readonly itemId: string;
}

export interface AnswerMfaArgs {
  /** The user */
  readonly userId: string;
  /** The connection, by the id that its item has at Pluggy */
  readonly itemId: string;
  /** What the person answers, by the name of the item's `parameter`. */
  readonly parameters: Readonly<Record<string, string>>;
}

export interface RemoveItemArgs {
  /** The user */
  readonly userId: string;
  /** The connection, by the id that its item has at Pluggy */
  readonly itemId: string;
}

export interface FollowEventsArgs {
  /** The user */
  readonly userId: string;
}

export type FollowEventsEvent =
  | ServerEvent<'item', {
    readonly itemId: string;
    readonly accountId?: string | null;
  }>
  | ServerEvent<'accounts', {
    readonly itemId: string;
    readonly accountId?: string | null;
  }>
  | ServerEvent<'transactions', {
    readonly itemId: string;
    readonly accountId?: string | null;
  }>
  | ServerEvent<'changes', {
    readonly sequence: number;
  }>;

export interface ReadCompletenessArgs {
  /** The user */
  readonly userId: string;
  /** True: everything is compared with Pluggy now, for up to 50 seconds. */
  readonly compare?: boolean | undefined;
}

export interface ConnectionsOperations {
  /** The user's connections. */
  listItems(args: ListItemsArgs, options?: CallOptions): Promise<ListItemsAnswer>;

  /**
   * Reports a connection that the widget has made.
   *
   * It is read again at Pluggy, has to be this user's, and is synced, so that it is known even if every webhook about it is lost.
   */
  reportItem(args: ReportItemArgs, options?: CallOptions): Promise<ReportItemAnswer>;

  /**
   * One connection.
   *
   * As in the list, with its consents, whether Pluggy reads it by itself (`autoSync`), and whether it can be asked to now (`refresh`).
   */
  readItem(args: ReadItemArgs, options?: CallOptions): Promise<Connection>;

  /**
   * Gives a connection a name of the person's own, and says whether Pluggy reads it by itself.
   *
   * `autoSync: false` ends the daily reading at Pluggy. `true` asks Pluggy to read it now, which begins the daily reading again, and can be refused as a refresh can. `alias: null` takes the name back.
   */
  changeItem(args: ChangeItemArgs, options?: CallOptions): Promise<Connection>;

  /**
   * Asks Pluggy to read the bank now.
   *
   * What Pluggy refuses is 409: `refresh_too_soon` (with `Retry-After`), `refresh_needs_login`, `refresh_not_possible`. The data comes when Pluggy has it; follow the events.
   */
  refreshItem(args: RefreshItemArgs, options?: CallOptions): Promise<Connection>;

  /**
   * Passes on what the person answers to the bank.
   *
   * `parameters` has a text by the name of the item's `parameter`, such as `token`. It is neither stored nor logged. The bank's verdict comes with the connection.
   */
  answerMfa(args: AnswerMfaArgs, options?: CallOptions): Promise<Connection>;

  /** Ends a connection at Pluggy, and hides its data. */
  removeItem(args: RemoveItemArgs, options?: CallOptions): Promise<void>;

  /**
   * Server-sent events: what of this user's has changed.
   *
   * The events name the place; the data is read through the other operations. Behind them comes `changes` with the `sequence` up to which everything was told, which is also its id: whoever reconnects sends it as `Last-Event-ID`, as browsers do, and is told first where something has changed since. A `ping` comes every 15 seconds. After an interruption of its own, and every minute, the service looks for what it was not told and tells it here.
   */
  followEvents(args: FollowEventsArgs, options?: EventOptions): AsyncGenerator<FollowEventsEvent, void, undefined>;

  /**
   * Whether the user's data is complete, and what speaks against it.
   *
   * `compare=true` compares everything with Pluggy now, and waits up to 50 seconds. `complete` is true only if all of it was compared, and webhooks are known to arrive or the comparison was made with this request. Of a bill only the verdict `differs` makes it false. `notes` name the accounts that come through two connections and count once.
   */
  readCompleteness(args: ReadCompletenessArgs, options?: CallOptions): Promise<Completeness>;
}
