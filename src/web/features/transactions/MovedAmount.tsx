import { Amount } from '../../components/Amount.tsx';
import type { AccountChoice } from './account-choice.ts';
import type { Transaction } from './api/get-transactions.ts';
import { movedBy } from './day-groups.ts';

export interface MovedAmountProps {
  transaction: Transaction;
  account: AccountChoice | undefined;
}

/** What a purchase cost the account, in the account's currency where the bank converted it. */
export function MovedAmount({ transaction, account }: MovedAmountProps) {
  const moved = movedBy(transaction, account);
  return <Amount value={moved?.net} currencyCode={moved?.currencyCode} movement />;
}

/** Whether the receipt was in another currency than the account's. */
export function isForeign(transaction: Transaction, account: AccountChoice | undefined): boolean {
  return (movedBy(transaction, account)?.currencyCode ?? '') !== (transaction.currencyCode ?? '');
}
