// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { CallOptions } from '../../Transport.ts';
export interface ReadErasureArgs {
  /** The receipt, as `DELETE /user/ */
  readonly receiptId: string;
}

export interface ReadErasureAnswer {
  /** `waiting_for_pluggy`: nothing is left here, and Pluggy has not ended every connection yet; it is asked again. */
  readonly state: 'running' | 'waiting_for_pluggy' | 'done';
  /** How much was deleted here. */
  readonly erased: {
    /** Connections. */
    readonly items: number;
    /** Accounts. */
    readonly accounts: number;
    /** Transactions, hidden ones included. */
    readonly transactions: number;
    /** Rows of all tables together. */
    readonly rows: number;
  };
  /** When all of it was done, in UTC; null: it is not. */
  readonly finishedAt: string | null;
}

export interface EraseUserArgs {
  /** The user */
  readonly userId: string;
  /** The user's own id, which a session has to send and a server need not. A text. */
  readonly confirm?: string | undefined;
}

export interface EraseUserAnswer {
  /** With which `GET /erasures/:receiptId` says how far it is. */
  readonly receiptId: string;
}

export interface PrivacyOperations {
  /**
   * How far the erasure of a person is.
   *
   * Nothing in it tells who it was: keep the receipt with the request that it answers.
   */
  readErasure(args: ReadErasureArgs, options?: CallOptions): Promise<ReadErasureAnswer>;

  /**
   * Erases a person.
   *
   * The person's own session says `confirm`, with the user's id; a server need not. From the answer on the connections, the feed, the rules and the archive show nothing of the person, sessions are ended, and events about the connections are acknowledged and not stored. A job then deletes every row, and ends the items at Pluggy, for as long as that takes. What stays: decision 33.
   */
  eraseUser(args: EraseUserArgs, options?: CallOptions): Promise<EraseUserAnswer>;
}
