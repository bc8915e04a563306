import * as z from 'zod/mini';
import { pluggyTransaction } from './pluggy/transaction.ts';
import { closed, count, day, decimal, instant, month, orNull, text, truth, withOurs } from './values.ts';

/** Why Pluggy's object is hidden here. */
export const deletedReason = z.enum(['not_listed', 'not_found', 'account_gone', 'item_gone']);

/** Which instalment of a purchase on a card a row is. */
export const instalment = closed({
  /** The same for all instalments of one purchase, whichever bill they are on. */
  seriesId: text,
  /** Which instalment it is, from 1 on. */
  number: count,
  /** How many instalments the purchase has. */
  of: count,
});

/** Pluggy's transaction with what this project adds. */
export const transaction = withOurs(pluggyTransaction, {
  /** The account that it is on. */
  accountId: text,
  /**
   * Calendar day: exactly midnight UTC (or a date without a time) is that very day, since banks that know only a day are
   * passed on so; any other instant is São Paulo's day. Null for a placeholder such as the year 1.
   */
  localDate: orNull(day),
  /** Effect on the person's money in `currencyCode`: negative is money out, for card purchases too. */
  signedAmount: decimal,
  /** The same in the account's currency; null for a foreign purchase whose equivalent Pluggy does not give. */
  signedAmountInAccountCurrency: orNull(decimal),
  /** Calendar day, by the same rule, of a card purchase, which may be months before an instalment's `localDate`. */
  purchaseLocalDate: orNull(day),
  /**
   * The month in which the money leaves or comes in. Of a card's row: when its bill is due, else the bank's forecast; null
   * where neither is known. Of any other row: the month of its `localDate`.
   */
  cashMonth: orNull(month),
  /** Null: it is no instalment. */
  instalments: orNull(instalment),
  /**
   * One of Pluggy's categories, which the person set, or a rule of the person's where nothing was set by hand; null:
   * neither. Like all that a person says of it, it outlives a change of its id.
   */
  userCategoryId: orNull(text),
  /** What the person wrote about it; null: nothing. */
  note: orNull(text),
  /** What the person, or a rule of the person's, sorts it by. */
  tags: z.array(text),
  /** True: the person, or a rule of the person's, wants it in no sum. */
  ignored: truth,
  /** The calendar day on which the person wants it counted: then lists and summaries use it in place of `localDate`. */
  ownDate: orNull(day),
  /**
   * The id of a pending row that went and that this one may be, under a new id and with another amount, text or day; nothing
   * that is stored makes it sure. `POST …/predecessor` confirms or refuses it. Null: there is none.
   */
  suggestedPredecessorId: orNull(text),
  /** With `includeDeleted` alone: when Pluggy no longer had it; null: it has it. */
  deletedAt: z.optional(orNull(instant)),
  /** With `includeDeleted` alone: why it is hidden; null: it is not. */
  deletedReason: z.optional(orNull(deletedReason)),
  /** With `includeDeleted` alone: the id under which it went on; null: none that is sure. */
  replacedById: z.optional(orNull(text)),
});
