// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { Account } from '../shapes/account.ts';
import type { Consent } from '../shapes/pluggy/consent.ts';
import type { Decimal } from '../../Decimal.ts';
import type { Identity } from '../shapes/pluggy/identity.ts';
import type { Investment } from '../shapes/pluggy/investment.ts';
import type { Item } from '../shapes/item.ts';
import type { Loan } from '../shapes/pluggy/loan.ts';
import type { Transaction } from '../shapes/transaction.ts';

/** A closed bill of a card. */
export interface Bill {
  readonly id: string;
  readonly dueDate?: string | null;
  readonly billClosingDate?: string | null;
  readonly totalAmount?: Decimal | null;
  readonly totalAmountCurrencyCode?: string | null;
  readonly minimumPaymentAmount?: Decimal | null;
  readonly allowsInstallments?: boolean | null;
  readonly financeCharges?: readonly ({
    readonly id: string;
    readonly type?: string | null;
    readonly amount?: Decimal | null;
    readonly currencyCode?: string | null;
    readonly additionalInfo?: string | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  })[] | null;
  readonly payments?: readonly ({
    readonly id: string;
    readonly valueType?: string | null;
    readonly paymentDate?: string | null;
    readonly paymentMode?: string | null;
    readonly amount?: Decimal | null;
    readonly currencyCode?: string | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  })[] | null;
  readonly createdAt?: string | null;
  readonly updatedAt?: string | null;
  readonly accountId: string;
  /** What Pluggy says besides. */
  readonly [more: string]: unknown;
}

/** Everything that is stored of a user. */
export interface FinancialData {
  readonly userId: string;
  readonly items: readonly Item[];
  readonly accounts: readonly Account[];
  readonly transactions: readonly Transaction[];
  /** This and the following are there when `include` asks for them. Closed bills of cards. */
  readonly bills?: readonly Bill[];
  readonly investments?: readonly Investment[];
  readonly investmentTransactions?: readonly InvestmentTransaction[];
  readonly loans?: readonly Loan[];
  /** One per item whose bank says who the person is. */
  readonly identity?: readonly Identity[];
  readonly consents?: readonly Consent[];
}

/** A movement of an investment. */
export interface InvestmentTransaction {
  readonly id: string;
  readonly type?: string | null;
  readonly description?: string | null;
  readonly investmentId: string;
  readonly quantity?: Decimal | null;
  readonly value?: Decimal | null;
  readonly amount?: Decimal | null;
  readonly date?: string | null;
  readonly tradeDate?: string | null;
  readonly brokerageNumber?: string | null;
  readonly netAmount?: Decimal | null;
  readonly expenses?: {
    readonly serviceTax?: Decimal | null;
    readonly brokerageFee?: Decimal | null;
    readonly incomeTax?: Decimal | null;
    readonly other?: Decimal | null;
    readonly tradingAssetsNoticeFee?: Decimal | null;
    readonly maintenanceFee?: Decimal | null;
    readonly settlementFee?: Decimal | null;
    readonly clearingFee?: Decimal | null;
    readonly stockExchangeFee?: Decimal | null;
    readonly custodyFee?: Decimal | null;
    readonly operatingFee?: Decimal | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  } | null;
  readonly movementType?: string | null;
  readonly agreedRate?: Decimal | null;
  /** What Pluggy says besides. */
  readonly [more: string]: unknown;
}
