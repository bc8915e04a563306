// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { Decimal } from '../../Decimal.ts';
import type { PluggyTransaction } from '../shapes/pluggy/transaction.ts';

/** Which instalment of a purchase on a card a row is. */
export interface Instalment {
  /** The same for all instalments of one purchase, whichever bill they are on. */
  readonly seriesId: string;
  /** Which instalment it is, from 1 on. */
  readonly number: number;
  /** How many instalments the purchase has. */
  readonly of: number;
}

/** Pluggy's transaction with what this project adds. */
export interface Transaction extends PluggyTransaction {
  /** The account that it is on. */
  readonly accountId: string;
  /**
   * Calendar day: exactly midnight UTC (or a date without a time) is that very day, since banks that know only a day are
   * passed on so; any other instant is São Paulo's day. Null for a placeholder such as the year 1.
   */
  readonly localDate: string | null;
  /** Effect on the person's money in `currencyCode`: negative is money out, for card purchases too. */
  readonly signedAmount: Decimal;
  /** The same in the account's currency; null for a foreign purchase whose equivalent Pluggy does not give. */
  readonly signedAmountInAccountCurrency: Decimal | null;
  /** Calendar day, by the same rule, of a card purchase, which may be months before an instalment's `localDate`. */
  readonly purchaseLocalDate: string | null;
  /**
   * The month in which the money leaves or comes in. Of a card's row: when its bill is due, else the bank's forecast; null
   * where neither is known. Of any other row: the month of its `localDate`.
   */
  readonly cashMonth: string | null;
  /** Null: it is no instalment. */
  readonly instalments: Instalment | null;
  /**
   * One of Pluggy's categories, which the person set, or a rule of the person's where nothing was set by hand; null:
   * neither. Like all that a person says of it, it outlives a change of its id.
   */
  readonly userCategoryId: string | null;
  /** What the person wrote about it; null: nothing. */
  readonly note: string | null;
  /** What the person, or a rule of the person's, sorts it by. */
  readonly tags: readonly string[];
  /** True: the person, or a rule of the person's, wants it in no sum. */
  readonly ignored: boolean;
  /** The calendar day on which the person wants it counted: then lists and summaries use it in place of `localDate`. */
  readonly ownDate: string | null;
  /**
   * The id of a pending row that went and that this one may be, under a new id and with another amount, text or day; nothing
   * that is stored makes it sure. `POST …/predecessor` confirms or refuses it. Null: there is none.
   */
  readonly suggestedPredecessorId: string | null;
  /** With `includeDeleted` alone: when Pluggy no longer had it; null: it has it. */
  readonly deletedAt?: string | null;
  /** With `includeDeleted` alone: why it is hidden; null: it is not. */
  readonly deletedReason?: 'not_listed' | 'not_found' | 'account_gone' | 'item_gone' | null;
  /** With `includeDeleted` alone: the id under which it went on; null: none that is sure. */
  readonly replacedById?: string | null;
}
