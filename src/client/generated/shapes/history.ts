// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { Investment } from '../shapes/pluggy/investment.ts';
import type { PluggyTransaction } from '../shapes/pluggy/transaction.ts';

/** The newest first. */
export interface InvestmentHistory {
  readonly versions: readonly InvestmentVersion[];
}

/** An investment with one of the values that it had; what belongs to links between rows is null. */
export interface InvestmentVersion {
  /** The id that the row had at Pluggy while it had this value. */
  readonly id: string;
  /** When this id was first read here. */
  readonly firstSeenAt: string;
  /** When the value was last written here: members that move without a meaning are written without a new version. */
  readonly changedAt: string;
  /** When Pluggy no longer had the id; null: it has it. */
  readonly deletedAt: string | null;
  /** Why the id is hidden; null: it is not. */
  readonly deletedReason: 'not_listed' | 'not_found' | 'account_gone' | 'item_gone' | null;
  /** The id under which it went on; null: none that is sure. */
  readonly replacedById: string | null;
  /** When it was found that the row went on under `replacedById`; null: there is none. */
  readonly linkedAt: string | null;
  /** What the link rests on: docs/decisions/0007-row-identity.md; `person`: a suggestion that the person confirmed. */
  readonly evidence: 'provider_id' | 'content' | 'date_moved' | 'text_changed' | 'person' | null;
  /** Rows of the same account through connections that ended, of which the person's note, category and ignoring came; null: none. */
  readonly passedFrom: readonly {
    /** The account of the row. */
    readonly accountId: string;
    /** The row. */
    readonly transactionId: string;
    /** When that came over. */
    readonly passedAt: string;
  }[] | null;
  /** Since when the row had this value here. */
  readonly from: string;
  /** Null: it has it. */
  readonly until: string | null;
  /** Null: the value has not ended. */
  readonly reason: 'changed' | 'unconfirmed' | 'not_listed' | 'not_found' | 'account_gone' | 'item_gone' | null;
  /** Pluggy's object. */
  readonly investment: Investment;
  /** The same. */
  readonly raw: Investment;
}

/** The newest first. */
export interface TransactionHistory {
  readonly versions: readonly TransactionVersion[];
}

/** A transaction under one of the ids that it had at Pluggy, with one of the values that it had. */
export interface TransactionVersion {
  /** The id that the row had at Pluggy while it had this value. */
  readonly id: string;
  /** When this id was first read here. */
  readonly firstSeenAt: string;
  /** When the value was last written here: members that move without a meaning are written without a new version. */
  readonly changedAt: string;
  /** When Pluggy no longer had the id; null: it has it. */
  readonly deletedAt: string | null;
  /** Why the id is hidden; null: it is not. */
  readonly deletedReason: 'not_listed' | 'not_found' | 'account_gone' | 'item_gone' | null;
  /** The id under which it went on; null: none that is sure. */
  readonly replacedById: string | null;
  /** When it was found that the row went on under `replacedById`; null: there is none. */
  readonly linkedAt: string | null;
  /** What the link rests on: docs/decisions/0007-row-identity.md; `person`: a suggestion that the person confirmed. */
  readonly evidence: 'provider_id' | 'content' | 'date_moved' | 'text_changed' | 'person' | null;
  /** Rows of the same account through connections that ended, of which the person's note, category and ignoring came; null: none. */
  readonly passedFrom: readonly {
    /** The account of the row. */
    readonly accountId: string;
    /** The row. */
    readonly transactionId: string;
    /** When that came over. */
    readonly passedAt: string;
  }[] | null;
  /** Since when the row had this value here. */
  readonly from: string;
  /** Null: it has it. */
  readonly until: string | null;
  /** Null: the value has not ended. */
  readonly reason: 'changed' | 'unconfirmed' | 'not_listed' | 'not_found' | 'account_gone' | 'item_gone' | null;
  /** Pluggy's object. */
  readonly transaction: PluggyTransaction;
  /** The same. */
  readonly raw: PluggyTransaction;
}
