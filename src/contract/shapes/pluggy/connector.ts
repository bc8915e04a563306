import * as z from 'zod/mini';
import { count, decimal, maybe, open, text, truth } from '../values.ts';

/** What a person fills in to connect, or to answer the bank's question. */
export const credential = open({
  label: maybe(text),
  name: maybe(text),
  type: maybe(text),
  mfa: maybe(truth),
  data: maybe(text),
  assistiveText: maybe(text),
  options: maybe(
    z.array(
      open({
        value: maybe(text),
        label: maybe(text),
      }),
    ),
  ),
  validation: maybe(text),
  validationMessage: maybe(text),
  placeholder: maybe(text),
  optional: maybe(truth),
  instructions: maybe(text),
  expiresAt: maybe(text),
});

/** A bank or other institution that can be connected. */
export const connector = open({
  id: count,
  name: maybe(text),
  institutionUrl: maybe(text),
  imageUrl: maybe(text),
  primaryColor: maybe(text),
  type: maybe(text),
  country: maybe(text),
  credentials: maybe(z.array(credential)),
  hasMFA: maybe(truth),
  oauth: maybe(truth),
  oauthUrl: maybe(text),
  health: maybe(
    open({
      status: maybe(text),
      stage: maybe(text),
      details: maybe(
        open({
          connectionRateLast6Hours: maybe(decimal),
          connectionsLast6Hours: maybe(decimal),
          error: maybe(text),
        }),
      ),
    }),
  ),
  isOpenFinance: maybe(truth),
  isSandbox: maybe(truth),
  supportsPaymentInitiation: maybe(truth),
  supportsScheduledPayments: maybe(truth),
  supportsSmartTransfers: maybe(truth),
  supportsAutomaticPix: maybe(truth),
  supportsBoletoManagement: maybe(truth),
  resetPasswordUrl: maybe(text),
  products: maybe(z.array(text)),
  createdAt: maybe(text),
  updatedAt: maybe(text),
});
