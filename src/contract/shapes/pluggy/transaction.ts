import { count, decimal, maybe, open, text } from '../values.ts';

/** Who paid, or was paid. */
const participant = open({
  documentNumber: maybe(
    open({
      value: maybe(text),
      type: maybe(text),
    }),
  ),
  name: maybe(text),
  accountNumber: maybe(text),
  branchNumber: maybe(text),
  routingNumber: maybe(text),
  routingNumberISPB: maybe(text),
});

const paymentData = open({
  payer: maybe(participant),
  receiver: maybe(participant),
  receiverReferenceId: maybe(text),
  paymentMethod: maybe(text),
  referenceNumber: maybe(text),
  reason: maybe(text),
  boletoMetadata: maybe(
    open({
      digitableLine: maybe(text),
      barcode: maybe(text),
      baseAmount: maybe(decimal),
      penaltyAmount: maybe(decimal),
      interestAmount: maybe(decimal),
      discountAmount: maybe(decimal),
    }),
  ),
});

const creditCardMetadata = open({
  installmentNumber: maybe(count),
  totalInstallments: maybe(count),
  totalAmount: maybe(decimal),
  payeeMCC: maybe(decimal),
  purchaseDate: maybe(text),
  billId: maybe(text),
  cardNumber: maybe(text),
  feeType: maybe(text),
  feeTypeAdditionalInfo: maybe(text),
  otherCreditsType: maybe(text),
  otherCreditsAdditionalInfo: maybe(text),
  billForecastDate: maybe(text),
});

export const pluggyTransaction = open({
  id: text,
  accountId: maybe(text),
  date: maybe(text),
  description: maybe(text),
  descriptionRaw: maybe(text),
  type: maybe(text),
  amount: maybe(decimal),
  amountInAccountCurrency: maybe(decimal),
  balance: maybe(decimal),
  currencyCode: maybe(text),
  category: maybe(text),
  status: maybe(text),
  providerCode: maybe(text),
  paymentData: maybe(paymentData),
  creditCardMetadata: maybe(creditCardMetadata),
  merchant: maybe(
    open({
      name: maybe(text),
      businessName: maybe(text),
      cnpj: maybe(text),
      cnae: maybe(text),
      category: maybe(text),
    }),
  ),
  categoryId: maybe(text),
  operationType: maybe(text),
  operationTypeAdditionalInfo: maybe(text),
  providerId: maybe(text),
  createdAt: maybe(text),
  updatedAt: maybe(text),
});
