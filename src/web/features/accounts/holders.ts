import type { Account } from './api/get-accounts.ts';

/** The last digits of a number, by which people know an account. */
export function lastDigits(number: string | null | undefined): string {
  return (number ?? '').replace(/\D/g, '').slice(-4);
}

/** More than this is no help in telling connections apart. */
const MOST_NUMBERS = 3;

/**
 * Whose accounts came through each connection, and their last digits, as "Maria Silva · final 1234, 5678", so that two
 * connections of one bank can be told apart.
 */
export function holders(accounts: readonly Account[], ending: string): Map<string, string> {
  const byItem = new Map<string, Account[]>();
  for (const account of accounts) {
    const itemId = account.itemId ?? '';
    byItem.set(itemId, [...(byItem.get(itemId) ?? []), account]);
  }
  return new Map(
    [...byItem.entries()].map(([itemId, all]) => {
      const owners = [...new Set(all.flatMap(({ owner }) => owner?.trim() || []))];
      const numbers = all.flatMap(({ number }) => lastDigits(number) || []);
      const more = numbers.length > MOST_NUMBERS ? '…' : '';
      const digits = numbers.slice(0, MOST_NUMBERS).join(', ') + more;
      const parts = [owners.join(', '), digits === '' ? '' : `${ending} ${digits}`];
      return [itemId, parts.filter(Boolean).join(' · ')];
    }),
  );
}
