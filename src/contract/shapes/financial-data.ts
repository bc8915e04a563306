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
export const bill = withOurs(pluggyBill, { accountId: text });

/** A movement of an investment. */
export const investmentTransaction = withOurs(pluggyInvestmentTransaction, { investmentId: text });

/** Everything that is stored of a user. */
export const financialData = closed({
  userId: text,
  items: z.array(item),
  accounts: z.array(account),
  transactions: z.array(transaction),
  /** This and the following are there when `include` asks for them. Closed bills of cards. */
  bills: z.optional(z.array(bill)),
  investments: z.optional(z.array(pluggyInvestment)),
  investmentTransactions: z.optional(z.array(investmentTransaction)),
  loans: z.optional(z.array(pluggyLoan)),
  /** One per item whose bank says who the person is. */
  identity: z.optional(z.array(pluggyIdentity)),
  consents: z.optional(z.array(pluggyConsent)),
});
