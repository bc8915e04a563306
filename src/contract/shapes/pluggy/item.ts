import * as z from 'zod/mini';
import { count, maybe, open, text, truth } from '../values.ts';
import { connector, credential } from './connector.ts';

/** What became of one product in the last run of Pluggy. */
const productState = open({
  isUpdated: maybe(truth),
  lastUpdatedAt: maybe(text),
  warnings: maybe(
    z.array(
      open({
        code: maybe(text),
        message: maybe(text),
        providerMessage: maybe(text),
      }),
    ),
  ),
});

/** One connection of one person to one connector. */
export const pluggyItem = open({
  id: text,
  connector: maybe(connector),
  status: maybe(text),
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
  error: maybe(
    open({
      code: maybe(text),
      message: maybe(text),
      providerMessage: maybe(text),
      attributes: maybe(z.record(z.string(), text)),
    }),
  ),
  executionStatus: maybe(text),
  createdAt: maybe(text),
  updatedAt: maybe(text),
  lastUpdatedAt: maybe(text),
  parameter: maybe(credential),
  webhookUrl: maybe(text),
  clientUserId: maybe(text),
  userAction: maybe(
    open({
      instructions: maybe(text),
      type: maybe(text),
      attributes: maybe(z.record(z.string(), text)),
      expiresAt: maybe(text),
    }),
  ),
  consecutiveFailedLoginAttempts: maybe(count),
  nextAutoSyncAt: maybe(text),
  consentExpiresAt: maybe(text),
});
