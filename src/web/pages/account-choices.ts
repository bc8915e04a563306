import { accountName, accountNumber } from '../features/accounts/account-label.ts';
import type { Account } from '../features/accounts/api/get-accounts.ts';
import type { Item } from '../features/connections/api/get-items.ts';
import { connectionNames } from '../features/connections/connection-names.ts';
import type { AccountChoice } from '../features/transactions/account-choice.ts';
import type { Dictionary } from '../i18n/dictionary.ts';

/** Accounts as a list of transactions names them. */
export function toAccountChoices(
  accounts: readonly Account[],
  items: readonly Item[],
  t: Dictionary['accounts'],
): AccountChoice[] {
  const banks = connectionNames(items, t.unknownBank);
  const ids = new Set(accounts.map(({ id }) => id));
  return accounts.map((account) => ({
    id: account.id,
    name: accountName(account, t),
    number: accountNumber(account),
    bank: banks.get(account.itemId ?? '') || t.unknownBank,
    currencyCode: account.currencyCode ?? null,
    // Whoever said that these are two accounts sees no row twice.
    isDouble: ids.has(account.sameAs ?? '') && account.countedByUser !== true,
    isCounted: account.counted !== false,
    isClosed: typeof account.closedAt === 'string',
  }));
}
