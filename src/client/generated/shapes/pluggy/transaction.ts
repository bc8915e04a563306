// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { Decimal } from '../../../Decimal.ts';

export interface PluggyTransaction {
  readonly id: string;
  readonly accountId?: string | null;
  readonly date?: string | null;
  readonly description?: string | null;
  readonly descriptionRaw?: string | null;
  readonly type?: string | null;
  readonly amount?: Decimal | null;
  readonly amountInAccountCurrency?: Decimal | null;
  readonly balance?: Decimal | null;
  readonly currencyCode?: string | null;
  readonly category?: string | null;
  readonly status?: string | null;
  readonly providerCode?: string | null;
  readonly paymentData?: {
    readonly payer?: {
      readonly documentNumber?: {
        readonly value?: string | null;
        readonly type?: string | null;
        /** What Pluggy says besides. */
        readonly [more: string]: unknown;
      } | null;
      readonly name?: string | null;
      readonly accountNumber?: string | null;
      readonly branchNumber?: string | null;
      readonly routingNumber?: string | null;
      readonly routingNumberISPB?: string | null;
      /** What Pluggy says besides. */
      readonly [more: string]: unknown;
    } | null;
    readonly receiver?: {
      readonly documentNumber?: {
        readonly value?: string | null;
        readonly type?: string | null;
        /** What Pluggy says besides. */
        readonly [more: string]: unknown;
      } | null;
      readonly name?: string | null;
      readonly accountNumber?: string | null;
      readonly branchNumber?: string | null;
      readonly routingNumber?: string | null;
      readonly routingNumberISPB?: string | null;
      /** What Pluggy says besides. */
      readonly [more: string]: unknown;
    } | null;
    readonly receiverReferenceId?: string | null;
    readonly paymentMethod?: string | null;
    readonly referenceNumber?: string | null;
    readonly reason?: string | null;
    readonly boletoMetadata?: {
      readonly digitableLine?: string | null;
      readonly barcode?: string | null;
      readonly baseAmount?: Decimal | null;
      readonly penaltyAmount?: Decimal | null;
      readonly interestAmount?: Decimal | null;
      readonly discountAmount?: Decimal | null;
      /** What Pluggy says besides. */
      readonly [more: string]: unknown;
    } | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  } | null;
  readonly creditCardMetadata?: {
    readonly installmentNumber?: number | null;
    readonly totalInstallments?: number | null;
    readonly totalAmount?: Decimal | null;
    readonly payeeMCC?: Decimal | null;
    readonly purchaseDate?: string | null;
    readonly billId?: string | null;
    readonly cardNumber?: string | null;
    readonly feeType?: string | null;
    readonly feeTypeAdditionalInfo?: string | null;
    readonly otherCreditsType?: string | null;
    readonly otherCreditsAdditionalInfo?: string | null;
    readonly billForecastDate?: string | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  } | null;
  readonly merchant?: {
    readonly name?: string | null;
    readonly businessName?: string | null;
    readonly cnpj?: string | null;
    readonly cnae?: string | null;
    readonly category?: string | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  } | null;
  readonly categoryId?: string | null;
  readonly operationType?: string | null;
  readonly operationTypeAdditionalInfo?: string | null;
  readonly providerId?: string | null;
  readonly createdAt?: string | null;
  readonly updatedAt?: string | null;
  /** What Pluggy says besides. */
  readonly [more: string]: unknown;
}
