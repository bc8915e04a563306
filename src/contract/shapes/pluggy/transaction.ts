import { count, decimal, maybe, open, text } from '../values.ts';

/** Who paid, or was paid. */
const participant = open({
  /** CPF or CNPJ. */
  documentNumber: maybe(
    open({
      /** The number, as the bank writes it. */
      value: maybe(text),
      /** CPF or CNPJ. */
      type: maybe(text),
    }),
  ),
  /** The name. */
  name: maybe(text),
  /** The number of the account. */
  accountNumber: maybe(text),
  /** The branch of the bank. */
  branchNumber: maybe(text),
  /** The number of the bank (COMPE). */
  routingNumber: maybe(text),
  /** The number of the bank (ISPB). */
  routingNumberISPB: maybe(text),
});

const paymentData = open({
  /** Who paid. */
  payer: maybe(participant),
  /** Who was paid. */
  receiver: maybe(participant),
  /** What the receiver knows the payment by. */
  receiverReferenceId: maybe(text),
  /** Such as PIX, TED or BOLETO. */
  paymentMethod: maybe(text),
  /** What the bank knows the payment by. */
  referenceNumber: maybe(text),
  /** What the payer wrote. */
  reason: maybe(text),
  /** Of a boleto: its codes, and what its amount is made of. */
  boletoMetadata: maybe(
    open({
      /** The number to type in order to pay it. */
      digitableLine: maybe(text),
      /** The number in the bar code. */
      barcode: maybe(text),
      /** The amount before the three that follow, in the transaction's currency. */
      baseAmount: maybe(decimal),
      /** The fine, in the transaction's currency. */
      penaltyAmount: maybe(decimal),
      /** The interest, in the transaction's currency. */
      interestAmount: maybe(decimal),
      /** What was taken off, in the transaction's currency. */
      discountAmount: maybe(decimal),
    }),
  ),
});

const creditCardMetadata = open({
  /** Which instalment it is, from 1 on. */
  installmentNumber: maybe(count),
  /** How many instalments the purchase has. */
  totalInstallments: maybe(count),
  /** The amount of the whole purchase. */
  totalAmount: maybe(decimal),
  /** The merchant's category code. */
  payeeMCC: maybe(decimal),
  /** When it was bought, which may be months before `date`. */
  purchaseDate: maybe(text),
  /** The bill that it is on; null: not on a closed one. */
  billId: maybe(text),
  /** The last four digits of the card. */
  cardNumber: maybe(text),
  /** Of a fee: which one, such as ANNUAL_FEE, ATM_WITHDRAWAL_DOMESTIC, SMS or OTHER. */
  feeType: maybe(text),
  /** What is meant by OTHER. */
  feeTypeAdditionalInfo: maybe(text),
  /** Of credit on the card: REVOLVING_CREDIT, BILL_INSTALLMENT, LOAN or OTHER. */
  otherCreditsType: maybe(text),
  /** What is meant by OTHER. */
  otherCreditsAdditionalInfo: maybe(text),
  /** The month of the bill that it is expected on, YYYY-MM. */
  billForecastDate: maybe(text),
});

export const pluggyTransaction = open({
  /** The transaction's id at Pluggy, a UUID. It may get another one: `replacedById` leads there. */
  id: text,
  /** The account that it is on. */
  accountId: maybe(text),
  /**
   * When it happened, in UTC. Banks that know only a day are passed on as midnight, in UTC or in São Paulo:
   * `localDate` is the day.
   */
  date: maybe(text),
  /** What it was, tidied by Pluggy. */
  description: maybe(text),
  /** What it was, as the bank writes it. */
  descriptionRaw: maybe(text),
  /** DEBIT or CREDIT, as Pluggy says it; `signedAmount` has the effect. */
  type: maybe(text),
  /** In `currencyCode`, with Pluggy's sign, which differs between accounts and cards: `signedAmount` does not. */
  amount: maybe(decimal),
  /** The same in the account's currency, where that is another one. */
  amountInAccountCurrency: maybe(decimal),
  /** The account's balance after it, where the bank gives it. */
  balance: maybe(decimal),
  /** ISO 4217, such as BRL. */
  currencyCode: maybe(text),
  /** The name of Pluggy's category, in English. */
  category: maybe(text),
  /** POSTED, or PENDING: the bank may still change it or take it back. */
  status: maybe(text),
  /** The bank's own code for it. */
  providerCode: maybe(text),
  /** Who paid whom, and how. */
  paymentData: maybe(paymentData),
  /** Of a card: purchase, instalment and bill. */
  creditCardMetadata: maybe(creditCardMetadata),
  /** Where it was bought, as Pluggy knows it. */
  merchant: maybe(
    open({
      /** What the shop is called. */
      name: maybe(text),
      /** What the company behind it is called. */
      businessName: maybe(text),
      /** The CNPJ of the company. */
      cnpj: maybe(text),
      /** What the company does, by the classification CNAE. */
      cnae: maybe(text),
      /** Pluggy's category of the merchant. */
      category: maybe(text),
    }),
  ),
  /** Pluggy's category, of `GET /categories`. */
  categoryId: maybe(text),
  /** How it was paid, as Open Finance says it, such as PIX or BOLETO. */
  operationType: maybe(text),
  /** What the bank adds to it. */
  operationTypeAdditionalInfo: maybe(text),
  /** The bank's own id of it, in Open Finance. */
  providerId: maybe(text),
  /** When it came to Pluggy, in UTC. */
  createdAt: maybe(text),
  /** When it last changed at Pluggy, in UTC. */
  updatedAt: maybe(text),
});
