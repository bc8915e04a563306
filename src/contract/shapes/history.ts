import * as z from 'zod/mini';
import { pluggyInvestment } from './pluggy/investment.ts';
import { pluggyTransaction } from './pluggy/transaction.ts';
import { deletedReason } from './transaction.ts';
import { closed, instant, orNull, text } from './values.ts';

/**
 * Why a value ended: Pluggy changed the row in place, or the row was hidden. `unconfirmed`: it is not shown yet, for
 * another reading has to say the same.
 */
const endReason = z.enum(['changed', 'unconfirmed', ...deletedReason.options]);

/** What every value has that a row of Pluggy's had. Times are this service's. */
const versionShape = {
  /** The id that the row had at Pluggy while it had this value. */
  id: text,
  /** When this id was first read here. */
  firstSeenAt: instant,
  /** When the value was last written here: members that move without a meaning are written without a new version. */
  changedAt: instant,
  /** When Pluggy no longer had the id; null: it has it. */
  deletedAt: orNull(instant),
  /** Why the id is hidden; null: it is not. */
  deletedReason: orNull(deletedReason),
  /** The id under which it went on; null: none that is sure. */
  replacedById: orNull(text),
  /** When it was found that the row went on under `replacedById`; null: there is none. */
  linkedAt: orNull(instant),
  /** What the link rests on: docs/decisions/0007-row-identity.md; `person`: a suggestion that the person confirmed. */
  evidence: orNull(z.enum(['provider_id', 'content', 'date_moved', 'text_changed', 'person'])),
  /** Rows of the same account through connections that ended, of which the person's note, category and ignoring came; null: none. */
  passedFrom: orNull(
    z.array(
      closed({
        /** The account of the row. */
        accountId: text,
        /** The row. */
        transactionId: text,
        /** When that came over. */
        passedAt: instant,
      }),
    ),
  ),
  /** Since when the row had this value here. */
  from: instant,
  /** Null: it has it. */
  until: orNull(instant),
  /** Null: the value has not ended. */
  reason: orNull(endReason),
};

/** A transaction under one of the ids that it had at Pluggy, with one of the values that it had. */
export const transactionVersion = closed({
  ...versionShape,
  /** Pluggy's object. */
  transaction: pluggyTransaction,
  /** The same. */
  raw: pluggyTransaction,
});

/** An investment with one of the values that it had; what belongs to links between rows is null. */
export const investmentVersion = closed({
  ...versionShape,
  /** Pluggy's object. */
  investment: pluggyInvestment,
  /** The same. */
  raw: pluggyInvestment,
});

/** The newest first. */
export const transactionHistory = closed({ versions: z.array(transactionVersion) });

/** The newest first. */
export const investmentHistory = closed({ versions: z.array(investmentVersion) });
