import type { OwnBank } from './own-bank.ts';
import type { LedgerRow } from './row.ts';

/** Something particular that happens at the bank; without one, time passes. */
export type BankEvent =
  | 'renew-pending'
  | 'late-rows'
  | 'old-rows-change'
  | 'row-vanishes'
  | 'rows-vanish'
  | 'rows-return';

/** The bank moved on by some days, and Pluggy saw it at one instant. */
export interface Advance {
  readonly days: number;
  readonly seed: number;
  readonly atMs: number;
  readonly event?: BankEvent;
  /** Banks of the person that were connected meanwhile, with whose transfers both sides must agree. */
  readonly ownBanks?: readonly OwnBank[];
}

/** What one account's sync after an advance found. */
export interface AccountChanges {
  readonly created: readonly LedgerRow[];
  readonly updatedIds: readonly string[];
  readonly deletedIds: readonly string[];
}
