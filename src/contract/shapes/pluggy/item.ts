import * as z from 'zod/mini';
import { count, maybe, open, text, truth } from '../values.ts';
import { connector, credential } from './connector.ts';

/** What became of one product in the last run of Pluggy. */
export const productState = open({
  /** Whether the last run read it. */
  isUpdated: maybe(truth),
  /** When it was last read, in UTC. */
  lastUpdatedAt: maybe(text),
  /** What went wrong with a part of it. */
  warnings: maybe(
    z.array(
      open({
        /** Pluggy's code of the warning. */
        code: maybe(text),
        /** What it means, in English. */
        message: maybe(text),
        /** What the bank says, where it does. */
        providerMessage: maybe(text),
      }),
    ),
  ),
});

/** One connection of one person to one connector. */
export const pluggyItem = open({
  /** The item's id at Pluggy, a UUID. */
  id: text,
  /** The bank. */
  connector: maybe(connector),
  /** UPDATED, UPDATING, WAITING_USER_INPUT, WAITING_USER_ACTION, LOGIN_ERROR or OUTDATED. */
  status: maybe(text),
  /** What became of each product in the last run; null: all of it is as `status` says. */
  statusDetail: maybe(
    open({
      accounts: maybe(productState),
      creditCards: maybe(productState),
      transactions: maybe(productState),
      investments: maybe(productState),
      investmentTransactions: maybe(productState),
      identity: maybe(productState),
      paymentData: maybe(productState),
      loans: maybe(productState),
      accountStatements: maybe(productState),
    }),
  ),
  /** Why the last run failed; null: it did not. */
  error: maybe(
    open({
      /** What went wrong, as one of the names of `executionStatus`. */
      code: maybe(text),
      /** What it means, in English. */
      message: maybe(text),
      /** What the bank says, mostly to its client. */
      providerMessage: maybe(text),
      /** What the bank adds, by names that are its own, such as the device that is to be allowed. */
      attributes: maybe(z.record(z.string(), text)),
    }),
  ),
  /** How far the last run came, such as SUCCESS, PARTIAL_SUCCESS or INVALID_CREDENTIALS. */
  executionStatus: maybe(text),
  /** When it was connected, in UTC. */
  createdAt: maybe(text),
  /** When it last changed at Pluggy, in UTC. */
  updatedAt: maybe(text),
  /** When Pluggy last read the bank, in UTC; null: it has not yet. */
  lastUpdatedAt: maybe(text),
  /** What the bank waits for; null: nothing. */
  parameter: maybe(credential),
  /** Where Pluggy delivers the events of this item besides; null: nowhere. */
  webhookUrl: maybe(text),
  /** The user whom it was connected for. */
  clientUserId: maybe(text),
  /** What the person has to do in the bank's app; null: nothing. */
  userAction: maybe(
    open({
      /** What to do, in the words of the bank. */
      instructions: maybe(text),
      /** `qr`: a code to scan; `authorize-access`: access to allow. */
      type: maybe(text),
      /** What belongs to it, such as the code, by names that are the bank's own. */
      attributes: maybe(z.record(z.string(), text)),
      /** Until when the bank waits for it, in UTC. */
      expiresAt: maybe(text),
    }),
  ),
  /** How often in a row the bank has refused the credentials. */
  consecutiveFailedLoginAttempts: maybe(count),
  /** When Pluggy reads it again by itself, in UTC; null: it does not. */
  nextAutoSyncAt: maybe(text),
  /** When the consent ends, in UTC; null: it has no end. */
  consentExpiresAt: maybe(text),
});
