// Pluggy's own object, as JSON carries it: an investment and its movements. Made with openapi-typescript 7.13.0 from
// the description at https://docs.pluggy.ai; what is optional there may be null as well, as it is in live answers.

export interface Investment {
  id: string;
  itemId: string;
  type: 'COE' | 'EQUITY' | 'ETF' | 'FIXED_INCOME' | 'MUTUAL_FUND' | 'SECURITY' | 'OTHER';
  subtype?:
    | 'STRUCTURED_NOTE'
    | 'STOCK'
    | 'ETF'
    | 'REAL_ESTATE_FUND'
    | 'BDR'
    | 'DERIVATIVES'
    | 'OPTION'
    | 'TREASURY'
    | 'LCI'
    | 'LCA'
    | 'LF'
    | 'CDB'
    | 'CRI'
    | 'CRA'
    | 'CORPORATE_DEBT'
    | 'LC'
    | 'DEBENTURES'
    | 'INVESTMENT_FUND'
    | 'MULTIMARKET_FUND'
    | 'FIXED_INCOME_FUND'
    | 'STOCK_FUND'
    | 'ETF_FUND'
    | 'OFFSHORE_FUND'
    | 'FIP_FUND'
    | 'EXCHANGE_FUND'
    | 'FI_INFRA'
    | 'FI_AGRO'
    | 'RETIREMENT'
    | 'OTHER'
    | null;
  number?: string | null;
  balance: number;
  name: string;
  lastMonthRate?: number | null;
  lastTwelveMonthsRate?: number | null;
  annualRate?: number | null;
  currencyCode: string;
  code?: string | null;
  isin?: string | null;
  value?: number | null;
  quantity?: number | null;
  amount?: number | null;
  taxes?: number | null;
  taxes2?: number | null;
  date: string;
  owner?: string | null;
  amountProfit?: number | null;
  amountWithdrawal?: number | null;
  amountOriginal?: number | null;
  metadata?: InvestmentMetadata | null;
  dueDate?: string | null;
  issuer?: string | null;
  issuerCNPJ?: string | null;
  issueDate?: string | null;
  purchaseDate?: string | null;
  gracePeriodDate?: string | null;
  rate?: number | null;
  rateType?: string | null;
  fixedAnnualRate?: number | null;
  taxExempt?: boolean | null;
  ratePeriodicity?: string | null;
  indexerAdditionalInfo?: string | null;
  priceFactor?: number | null;
  debtor?: {
    name?: string | null;
  } | null;
  couponPayment?: {
    hasCoupon?: boolean | null;
    periodicity?: string | null;
    additionalInfo?: string | null;
  } | null;
  status?: 'ACTIVE' | 'PENDING' | 'TOTAL_WITHDRAWAL' | null;
}

export interface InvestmentTransaction {
  id: string;
  type: 'BUY' | 'SELL' | 'TAX' | 'TRANSFER' | 'INTEREST' | 'AMORTIZATION';
  movementType?: 'CREDIT' | 'DEBIT' | null;
  quantity?: number | null;
  value?: number | null;
  amount?: number | null;
  agreedRate?: number | null;
  indexerPercentage?: number | null;
  priceFactor?: number | null;
  date: string;
  tradeDate?: string | null;
  expenses?: InvestmentExpenses | null;
}

export interface InvestmentMetadata {
  taxRegime?: string | null;
  proposalNumber?: string | null;
  processNumber?: string | null;
  fundName?: string | null;
  insurer?: Company | null;
  anbimaClass?: string | null;
  anbimaSubclass?: string | null;
  anbimaCategory?: string | null;
}

export interface InvestmentExpenses {
  serviceTax?: number | null;
  brokerageFee?: number | null;
  incomeTax?: number | null;
  tradingAssetsNoticeFee?: number | null;
  maintenanceFee?: number | null;
  settlementFee?: number | null;
  clearingFee?: number | null;
  stockExchangeFee?: number | null;
  custodyFee?: number | null;
  operatingFee?: number | null;
  other?: number | null;
  iof?: number | null;
  iofProvision?: number | null;
}

export interface Company {
  name?: string | null;
  cnpj?: string | null;
}
