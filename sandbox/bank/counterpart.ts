import type { AccountSpec } from './profile.ts';
import type { LedgerRow } from './row.ts';

/** What stands in two accounts must not change in one of them only. */
export function hasCounterpart(account: AccountSpec, row: LedgerRow): boolean {
  if (account.kind === 'CREDIT_CARD') return row.card?.isPayment === true;
  return row.categoryId === '05100000' || row.categoryId.startsWith('04');
}
