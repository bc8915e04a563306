import * as z from 'zod/mini';
import { account } from './account.ts';
import { item } from './item.ts';
import { pluggyBill } from './pluggy/bill.ts';
import { pluggyConsent } from './pluggy/consent.ts';
import { pluggyIdentity } from './pluggy/identity.ts';
import { pluggyInvestment, pluggyInvestmentTransaction } from './pluggy/investment.ts';
import { pluggyLoan } from './pluggy/loan.ts';
import { transaction } from './transaction.ts';
import { closed, text, withOurs } from './values.ts';

/** A closed bill of a card. */
export const bill = withOurs(pluggyBill, {
  /** The card. */
  accountId: text,
});

/** A movement of an investment. */
export const investmentTransaction = withOurs(pluggyInvestmentTransaction, {
  /** The investment that was moved. */
  investmentId: text,
});

/** Everything that is stored of a user. */
export const financialData = closed({
  /** Whose data it is. */
  userId: text,
  /** The user's connections. */
  items: z.array(item),
  /** The user's accounts and cards, those included that do not count. */
  accounts: z.array(account),
  /** All transactions, account by account. */
  transactions: z.array(transaction),
  /** Closed bills of cards. This and the following are there when `include` asks for them. */
  bills: z.optional(z.array(bill)),
  /** Positions at banks and brokers. */
  investments: z.optional(z.array(pluggyInvestment)),
  /** Movements of the investments. */
  investmentTransactions: z.optional(z.array(investmentTransaction)),
  /** Loans and financing. */
  loans: z.optional(z.array(pluggyLoan)),
  /** One per item whose bank says who the person is. */
  identity: z.optional(z.array(pluggyIdentity)),
  /** What the person let the banks share, and until when. */
  consents: z.optional(z.array(pluggyConsent)),
});
