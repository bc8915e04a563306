// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { Decimal } from '../../../Decimal.ts';

/** A bank or other institution that can be connected. */
export interface Connector {
  /** The connector's number. */
  readonly id: number;
  /** What the bank is called. */
  readonly name?: string | null;
  /** The bank's own site. */
  readonly institutionUrl?: string | null;
  /** The bank's logo. */
  readonly imageUrl?: string | null;
  /** The bank's colour, six hexadecimal digits without `#`. */
  readonly primaryColor?: string | null;
  /** Such as PERSONAL_BANK, BUSINESS_BANK or INVESTMENT. */
  readonly type?: string | null;
  /** ISO 3166, such as BR. */
  readonly country?: string | null;
  /** What a person fills in to connect; empty: the bank asks on its own page. */
  readonly credentials?: readonly Credential[] | null;
  /** Whether the bank asks for a second factor. */
  readonly hasMFA?: boolean | null;
  /** Whether the person signs in on the bank's own page. */
  readonly oauth?: boolean | null;
  /** The bank's own page, where it is known beforehand. */
  readonly oauthUrl?: string | null;
  /** How well connecting works at the moment. */
  readonly health?: {
    /** ONLINE, UNSTABLE or OFFLINE. */
    readonly status?: string | null;
    /** BETA while the connector is new; null: it is not. */
    readonly stage?: string | null;
    /** How connections went of late; Pluggy gives it where it is asked for. */
    readonly details?: {
      /** How many of them reached the bank in six hours, in per cent from 0 to 100; null: there were none. */
      readonly connectionRateLast6Hours?: Decimal | null;
      /** How many connections there were in six hours. */
      readonly connectionsLast6Hours?: Decimal | null;
      /** Why it is not known, where it is not. */
      readonly error?: string | null;
      /** What Pluggy says besides. */
      readonly [more: string]: unknown;
    } | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  } | null;
  /** Whether it is read through Open Finance, with a consent. */
  readonly isOpenFinance?: boolean | null;
  /** Whether it is one of Pluggy's banks for trying things. */
  readonly isSandbox?: boolean | null;
  /** Whether payments can be made there. */
  readonly supportsPaymentInitiation?: boolean | null;
  /** Whether payments can be made for a day to come. */
  readonly supportsScheduledPayments?: boolean | null;
  /** Whether the person's own accounts can be moved between. */
  readonly supportsSmartTransfers?: boolean | null;
  /** Whether Pix can be taken again and again by one permission. */
  readonly supportsAutomaticPix?: boolean | null;
  /** Whether boletos can be made there. */
  readonly supportsBoletoManagement?: boolean | null;
  /** Where the person gets a new password at the bank. */
  readonly resetPasswordUrl?: string | null;
  /** What it offers, such as ACCOUNTS or INVESTMENTS. */
  readonly products?: readonly string[] | null;
  /** When it came to Pluggy, in UTC. */
  readonly createdAt?: string | null;
  /** When it last changed at Pluggy, in UTC. */
  readonly updatedAt?: string | null;
  /** What Pluggy says besides. */
  readonly [more: string]: unknown;
}

/** What a person fills in to connect, or to answer the bank's question. */
export interface Credential {
  /** What to call it when asking for it. */
  readonly label?: string | null;
  /** Its name in what is sent. */
  readonly name?: string | null;
  /** `text`, `password`, `number`, `image`, `select` or `oauth`. */
  readonly type?: string | null;
  /** Whether it has to be given afresh each time. */
  readonly mfa?: boolean | null;
  /** Of an `image` the picture in base64, of `oauth` the address to open. */
  readonly data?: string | null;
  /** A hint for the person. */
  readonly assistiveText?: string | null;
  /** Of `select`: what may be chosen. */
  readonly options?: readonly ({
    /** What is sent. */
    readonly value?: string | null;
    /** What the person reads. */
    readonly label?: string | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  })[] | null;
  /** A regular expression that the answer has to match. */
  readonly validation?: string | null;
  /** What to say where it does not, in Portuguese. */
  readonly validationMessage?: string | null;
  /** What an empty field shows. */
  readonly placeholder?: string | null;
  /** Whether it may be left out. */
  readonly optional?: boolean | null;
  /** What the person has to do for it. */
  readonly instructions?: string | null;
  /** Until when the bank waits for it, in UTC. */
  readonly expiresAt?: string | null;
  /** What Pluggy says besides. */
  readonly [more: string]: unknown;
}
