// Pluggy's own object, as JSON carries it: a row of an account. Made with openapi-typescript 7.13.0 from
// the description at https://docs.pluggy.ai; what is optional there may be null as well, as it is in live answers.

export interface Transaction {
  id: string;
  description: string;
  descriptionRaw?: string | null;
  currencyCode: string;
  amount: number;
  amountInAccountCurrency?: number | null;
  date: string;
  type?: 'DEBIT' | 'CREDIT' | null;
  balance?: number | null;
  providerCode?: string | null;
  status?: 'POSTED' | 'PENDING' | null;
  category?: string | null;
  categoryId?: string | null;
  paymentData?: PaymentData | null;
  creditCardMetadata?: CreditCardMetadata | null;
  merchant?: Merchant | null;
  operationType?: string | null;
  operationTypeAdditionalInfo?: string | null;
  providerId?: string | null;
  accountId: string;
  order?: number | null;
  createdAt: string;
  updatedAt: string;
}

export interface PaymentData {
  payer?: PaymentDataParticipant | null;
  receiver?: PaymentDataParticipant | null;
  reason?: string | null;
  referenceNumber?: string | null;
  receiverReferenceId?: string | null;
  paymentMethod?: string | null;
  boletoMetadata?: PaymentDataBoletoMetadata | null;
}

export interface CreditCardMetadata {
  installmentNumber?: number | null;
  totalInstallments?: number | null;
  totalAmount?: number | null;
  feeType?:
    | 'ANNUAL_FEE'
    | 'ATM_WITHDRAWAL_DOMESTIC'
    | 'ATM_WITHDRAWAL_INTERNATIONAL'
    | 'EMERGENCY_CREDIT_EVALUATION'
    | 'CARD_REISSUE'
    | 'BILL_PAYMENT_FEE'
    | 'SMS'
    | 'OTHER'
    | null;
  feeTypeAdditionalInfo?: string | null;
  otherCreditsType?: 'REVOLVING_CREDIT' | 'BILL_INSTALLMENT' | 'LOAN' | 'OTHER' | null;
  otherCreditsAdditionalInfo?: string | null;
  purchaseDate?: string | null;
  payeeMCC?: string | null;
  cardNumber?: string | null;
  billId?: string | null;
  billForecastDate?: string | null;
}

export interface Merchant {
  name?: string | null;
  businessName?: string | null;
  cnpj?: string | null;
  cnae?: string | null;
}

export interface PaymentDataParticipant {
  documentNumber?: Document | null;
  name?: string | null;
  accountNumber?: string | null;
  branchNumber?: string | null;
  routingNumber?: string | null;
  routingNumberISPB?: string | null;
}

export interface PaymentDataBoletoMetadata {
  digitableLine?: string | null;
  barcode?: string | null;
  baseAmount?: number | null;
  interestAmount?: number | null;
  penaltyAmount?: number | null;
  discountAmount?: number | null;
}

export interface Document {
  type?: 'CPF' | 'CNPJ' | null;
  value?: string | null;
}
