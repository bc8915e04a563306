// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { Decimal } from '../../../Decimal.ts';

export interface PluggyTransaction {
  /** The transaction's id at Pluggy, a UUID. It may get another one: `replacedById` leads there. */
  readonly id: string;
  /** The account that it is on. */
  readonly accountId?: string | null;
  /**
   * When it happened, in UTC. Banks that know only a day are passed on as midnight, in UTC or in São Paulo:
   * `localDate` is the day.
   */
  readonly date?: string | null;
  /** What it was, tidied by Pluggy. */
  readonly description?: string | null;
  /** What it was, as the bank writes it. */
  readonly descriptionRaw?: string | null;
  /** DEBIT or CREDIT, as Pluggy says it; `signedAmount` has the effect. */
  readonly type?: string | null;
  /** In `currencyCode`, with Pluggy's sign, which differs between accounts and cards: `signedAmount` does not. */
  readonly amount?: Decimal | null;
  /** The same in the account's currency, where that is another one. */
  readonly amountInAccountCurrency?: Decimal | null;
  /** The account's balance after it, where the bank gives it. */
  readonly balance?: Decimal | null;
  /** ISO 4217, such as BRL. */
  readonly currencyCode?: string | null;
  /** The name of Pluggy's category, in English. */
  readonly category?: string | null;
  /** POSTED, or PENDING: the bank may still change it or take it back. */
  readonly status?: string | null;
  /** The bank's own code for it. */
  readonly providerCode?: string | null;
  /** Who paid whom, and how. */
  readonly paymentData?: {
    /** Who paid. */
    readonly payer?: {
      /** CPF or CNPJ. */
      readonly documentNumber?: {
        /** The number, as the bank writes it. */
        readonly value?: string | null;
        /** CPF or CNPJ. */
        readonly type?: string | null;
        /** What Pluggy says besides. */
        readonly [more: string]: unknown;
      } | null;
      /** The name. */
      readonly name?: string | null;
      /** The number of the account. */
      readonly accountNumber?: string | null;
      /** The branch of the bank. */
      readonly branchNumber?: string | null;
      /** The number of the bank (COMPE). */
      readonly routingNumber?: string | null;
      /** The number of the bank (ISPB). */
      readonly routingNumberISPB?: string | null;
      /** What Pluggy says besides. */
      readonly [more: string]: unknown;
    } | null;
    /** Who was paid. */
    readonly receiver?: {
      /** CPF or CNPJ. */
      readonly documentNumber?: {
        /** The number, as the bank writes it. */
        readonly value?: string | null;
        /** CPF or CNPJ. */
        readonly type?: string | null;
        /** What Pluggy says besides. */
        readonly [more: string]: unknown;
      } | null;
      /** The name. */
      readonly name?: string | null;
      /** The number of the account. */
      readonly accountNumber?: string | null;
      /** The branch of the bank. */
      readonly branchNumber?: string | null;
      /** The number of the bank (COMPE). */
      readonly routingNumber?: string | null;
      /** The number of the bank (ISPB). */
      readonly routingNumberISPB?: string | null;
      /** What Pluggy says besides. */
      readonly [more: string]: unknown;
    } | null;
    /** What the receiver knows the payment by. */
    readonly receiverReferenceId?: string | null;
    /** Such as PIX, TED or BOLETO. */
    readonly paymentMethod?: string | null;
    /** What the bank knows the payment by. */
    readonly referenceNumber?: string | null;
    /** What the payer wrote. */
    readonly reason?: string | null;
    /** Of a boleto: its codes, and what its amount is made of. */
    readonly boletoMetadata?: {
      /** The number to type in order to pay it. */
      readonly digitableLine?: string | null;
      /** The number in the bar code. */
      readonly barcode?: string | null;
      /** The amount before the three that follow, in the transaction's currency. */
      readonly baseAmount?: Decimal | null;
      /** The fine, in the transaction's currency. */
      readonly penaltyAmount?: Decimal | null;
      /** The interest, in the transaction's currency. */
      readonly interestAmount?: Decimal | null;
      /** What was taken off, in the transaction's currency. */
      readonly discountAmount?: Decimal | null;
      /** What Pluggy says besides. */
      readonly [more: string]: unknown;
    } | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  } | null;
  /** Of a card: purchase, instalment and bill. */
  readonly creditCardMetadata?: {
    /** Which instalment it is, from 1 on. */
    readonly installmentNumber?: number | null;
    /** How many instalments the purchase has. */
    readonly totalInstallments?: number | null;
    /** The amount of the whole purchase. */
    readonly totalAmount?: Decimal | null;
    /** The merchant's category code. */
    readonly payeeMCC?: Decimal | null;
    /** When it was bought, which may be months before `date`. */
    readonly purchaseDate?: string | null;
    /** The bill that it is on; null: not on a closed one. */
    readonly billId?: string | null;
    /** The last four digits of the card. */
    readonly cardNumber?: string | null;
    /** Of a fee: which one, such as ANNUAL_FEE, ATM_WITHDRAWAL_DOMESTIC, SMS or OTHER. */
    readonly feeType?: string | null;
    /** What is meant by OTHER. */
    readonly feeTypeAdditionalInfo?: string | null;
    /** Of credit on the card: REVOLVING_CREDIT, BILL_INSTALLMENT, LOAN or OTHER. */
    readonly otherCreditsType?: string | null;
    /** What is meant by OTHER. */
    readonly otherCreditsAdditionalInfo?: string | null;
    /** The month of the bill that it is expected on, YYYY-MM. */
    readonly billForecastDate?: string | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  } | null;
  /** Where it was bought, as Pluggy knows it. */
  readonly merchant?: {
    /** What the shop is called. */
    readonly name?: string | null;
    /** What the company behind it is called. */
    readonly businessName?: string | null;
    /** The CNPJ of the company. */
    readonly cnpj?: string | null;
    /** What the company does, by the classification CNAE. */
    readonly cnae?: string | null;
    /** Pluggy's category of the merchant. */
    readonly category?: string | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  } | null;
  /** Pluggy's category, of `GET /categories`. */
  readonly categoryId?: string | null;
  /** How it was paid, as Open Finance says it, such as PIX or BOLETO. */
  readonly operationType?: string | null;
  /** What the bank adds to it. */
  readonly operationTypeAdditionalInfo?: string | null;
  /** The bank's own id of it, in Open Finance. */
  readonly providerId?: string | null;
  /** When it came to Pluggy, in UTC. */
  readonly createdAt?: string | null;
  /** When it last changed at Pluggy, in UTC. */
  readonly updatedAt?: string | null;
  /** What Pluggy says besides. */
  readonly [more: string]: unknown;
}
