import type { Account } from './api/get-accounts.ts';

/** The connection that accounts belong to, as far as this list needs to know it. */
export interface Bank {
  itemId: string;
  name: string;
  primaryColor: string | null;
}

export interface AccountGroup {
  bank: Bank;
  accounts: Account[];
}

/** Accounts under their connections, in the connections' order; those of an unknown one come last. */
export function groupAccounts(
  accounts: readonly Account[],
  banks: readonly Bank[],
  unknownName: string,
): AccountGroup[] {
  const groups = new Map<string, AccountGroup>(banks.map((bank) => [bank.itemId, { bank, accounts: [] }]));
  for (const account of accounts) {
    const itemId = account.itemId ?? '';
    const group = groups.get(itemId) ?? {
      bank: { itemId, name: unknownName, primaryColor: null },
      accounts: [],
    };
    group.accounts.push(account);
    groups.set(itemId, group);
  }
  return [...groups.values()].filter((group) => group.accounts.length > 0);
}

export function countByItem(accounts: readonly Account[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const account of accounts) {
    const itemId = account.itemId ?? '';
    counts.set(itemId, (counts.get(itemId) ?? 0) + 1);
  }
  return counts;
}
