import type { AccountId, TransactionId } from '../../domain/ids.ts';

/** What events named of the transactions of one account. */
export interface NamedRows {
  /** Read what Pluggy took in since then; undefined: no event spoke of new rows. */
  createdAtFrom?: Date;
  /** None of these new rows has an earlier date, if the events are right; undefined: one of them does not say. */
  oldest?: Date;
  /** Read these rows: some were said to have changed, some to have gone. Only the answer decides. */
  readonly ids: Set<TransactionId>;
}

/**
 * Events may arrive out of order and clocks differ, so new rows are read from a little before the time that is known.
 * Rows read twice cost nothing but the read.
 */
export const CREATED_OVERLAP_MS = 5 * 60_000;

export type NamedByAccount = ReadonlyMap<AccountId, NamedRows>;

/** Whether another job of the item is due, for which a comparison stops. */
export type IsWanted = () => Promise<boolean>;

/** What one run reads of an item. */
export type SyncMode =
  /** The item alone: its data is what it was. */
  | { readonly kind: 'item' }
  /**
   * All products, and all transactions from the first page to the last.
   * `named` is null when an event does not say which rows it is about.
   */
  | { readonly kind: 'everything'; readonly named: NamedByAccount | null }
  /**
   * The same, but of accounts that were once read completely only the transactions that Pluggy took in since, those of
   * the last weeks, and what events named (decision 0004). `isRoutine`: all that happened is that Pluggy read the bank by
   * itself, and the run before was whole; what is not known to have moved since is not read (decision 0040).
   */
  | {
      readonly kind: 'recent';
      readonly named: NamedByAccount;
      readonly isRoutine: boolean;
      /** Rows that events said are gone; none unless given. */
      readonly gone?: ReadonlySet<TransactionId>;
    }
  /** The accounts, and of their transactions only what events named. */
  | { readonly kind: 'named'; readonly named: NamedByAccount }
  /** Accounts whose complete read found no row, once more. What has none now is empty. */
  | { readonly kind: 'second-look' }
  /**
   * All of it, in the background. It stops when `isWanted`, and nobody is shown that it runs. `bankWasRead`: the bank was
   * read since the last run, so all transactions are read; else months are compared, and only those that differ are read.
   */
  | { readonly kind: 'comparison'; readonly bankWasRead: boolean; readonly isWanted: IsWanted };

/** What events named of an account. Null: one of them does not say which rows it is about. */
export function namedOf(mode: SyncMode, accountId: AccountId): NamedRows | undefined | null {
  if (!('named' in mode)) return undefined;
  return mode.named === null ? null : mode.named.get(accountId);
}

/** Whether what is not known to have moved may be left unread. */
export const isRoutine = (mode: SyncMode): boolean => mode.kind === 'recent' && mode.isRoutine;

/** Whether the run reads all that there is. It is on record as the item's sync. */
export const isComplete = (mode: SyncMode): boolean => mode.kind === 'everything' || mode.kind === 'recent';
