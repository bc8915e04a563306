// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { Decimal } from '../../../Decimal.ts';

/** A bank or other institution that can be connected. */
export interface Connector {
  readonly id: number;
  readonly name?: string | null;
  readonly institutionUrl?: string | null;
  readonly imageUrl?: string | null;
  readonly primaryColor?: string | null;
  readonly type?: string | null;
  readonly country?: string | null;
  readonly credentials?: readonly Credential[] | null;
  readonly hasMFA?: boolean | null;
  readonly oauth?: boolean | null;
  readonly oauthUrl?: string | null;
  readonly health?: {
    readonly status?: string | null;
    readonly stage?: string | null;
    readonly details?: {
      readonly connectionRateLast6Hours?: Decimal | null;
      readonly connectionsLast6Hours?: Decimal | null;
      readonly error?: string | null;
      /** What Pluggy says besides. */
      readonly [more: string]: unknown;
    } | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  } | null;
  readonly isOpenFinance?: boolean | null;
  readonly isSandbox?: boolean | null;
  readonly supportsPaymentInitiation?: boolean | null;
  readonly supportsScheduledPayments?: boolean | null;
  readonly supportsSmartTransfers?: boolean | null;
  readonly supportsAutomaticPix?: boolean | null;
  readonly supportsBoletoManagement?: boolean | null;
  readonly resetPasswordUrl?: string | null;
  readonly products?: readonly string[] | null;
  readonly createdAt?: string | null;
  readonly updatedAt?: string | null;
  /** What Pluggy says besides. */
  readonly [more: string]: unknown;
}

/** What a person fills in to connect, or to answer the bank's question. */
export interface Credential {
  readonly label?: string | null;
  readonly name?: string | null;
  readonly type?: string | null;
  readonly mfa?: boolean | null;
  readonly data?: string | null;
  readonly assistiveText?: string | null;
  readonly options?: readonly ({
    readonly value?: string | null;
    readonly label?: string | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  })[] | null;
  readonly validation?: string | null;
  readonly validationMessage?: string | null;
  readonly placeholder?: string | null;
  readonly optional?: boolean | null;
  readonly instructions?: string | null;
  readonly expiresAt?: string | null;
  /** What Pluggy says besides. */
  readonly [more: string]: unknown;
}
