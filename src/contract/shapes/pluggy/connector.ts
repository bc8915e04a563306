import * as z from 'zod/mini';
import { count, decimal, maybe, open, text, truth } from '../values.ts';

/** What a person fills in to connect, or to answer the bank's question. */
export const credential = open({
  /** What to call it when asking for it. */
  label: maybe(text),
  /** Its name in what is sent. */
  name: maybe(text),
  /** `text`, `password`, `number`, `image`, `select` or `oauth`. */
  type: maybe(text),
  /** Whether it has to be given afresh each time. */
  mfa: maybe(truth),
  /** Of an `image` the picture in base64, of `oauth` the address to open. */
  data: maybe(text),
  /** A hint for the person. */
  assistiveText: maybe(text),
  /** Of `select`: what may be chosen. */
  options: maybe(
    z.array(
      open({
        /** What is sent. */
        value: maybe(text),
        /** What the person reads. */
        label: maybe(text),
      }),
    ),
  ),
  /** A regular expression that the answer has to match. */
  validation: maybe(text),
  /** What to say where it does not, in Portuguese. */
  validationMessage: maybe(text),
  /** What an empty field shows. */
  placeholder: maybe(text),
  /** Whether it may be left out. */
  optional: maybe(truth),
  /** What the person has to do for it. */
  instructions: maybe(text),
  /** Until when the bank waits for it, in UTC. */
  expiresAt: maybe(text),
});

/** A bank or other institution that can be connected. */
export const connector = open({
  /** The connector's number. */
  id: count,
  /** What the bank is called. */
  name: maybe(text),
  /** The bank's own site. */
  institutionUrl: maybe(text),
  /** The bank's logo. */
  imageUrl: maybe(text),
  /** The bank's colour, six hexadecimal digits without `#`. */
  primaryColor: maybe(text),
  /** Such as PERSONAL_BANK, BUSINESS_BANK or INVESTMENT. */
  type: maybe(text),
  /** ISO 3166, such as BR. */
  country: maybe(text),
  /** What a person fills in to connect; empty: the bank asks on its own page. */
  credentials: maybe(z.array(credential)),
  /** Whether the bank asks for a second factor. */
  hasMFA: maybe(truth),
  /** Whether the person signs in on the bank's own page. */
  oauth: maybe(truth),
  /** The bank's own page, where it is known beforehand. */
  oauthUrl: maybe(text),
  /** How well connecting works at the moment. */
  health: maybe(
    open({
      /** ONLINE, UNSTABLE or OFFLINE. */
      status: maybe(text),
      /** BETA while the connector is new; null: it is not. */
      stage: maybe(text),
      /** How connections went of late; Pluggy gives it where it is asked for. */
      details: maybe(
        open({
          /** How many of them reached the bank in six hours, in per cent from 0 to 100; null: there were none. */
          connectionRateLast6Hours: maybe(decimal),
          /** How many connections there were in six hours. */
          connectionsLast6Hours: maybe(decimal),
          /** Why it is not known, where it is not. */
          error: maybe(text),
        }),
      ),
    }),
  ),
  /** Whether it is read through Open Finance, with a consent. */
  isOpenFinance: maybe(truth),
  /** Whether it is one of Pluggy's banks for trying things. */
  isSandbox: maybe(truth),
  /** Whether payments can be made there. */
  supportsPaymentInitiation: maybe(truth),
  /** Whether payments can be made for a day to come. */
  supportsScheduledPayments: maybe(truth),
  /** Whether the person's own accounts can be moved between. */
  supportsSmartTransfers: maybe(truth),
  /** Whether Pix can be taken again and again by one permission. */
  supportsAutomaticPix: maybe(truth),
  /** Whether boletos can be made there. */
  supportsBoletoManagement: maybe(truth),
  /** Where the person gets a new password at the bank. */
  resetPasswordUrl: maybe(text),
  /** What it offers, such as ACCOUNTS or INVESTMENTS. */
  products: maybe(z.array(text)),
  /** When it came to Pluggy, in UTC. */
  createdAt: maybe(text),
  /** When it last changed at Pluggy, in UTC. */
  updatedAt: maybe(text),
});
