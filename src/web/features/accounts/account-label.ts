import type { AccountKindName, Dictionary } from '../../i18n/dictionary.ts';
import type { Account } from './api/get-accounts.ts';

export function accountKind(account: Pick<Account, 'type' | 'subtype'>): AccountKindName {
  if (account.type === 'CREDIT') return 'card';
  if (account.subtype === 'SAVINGS_ACCOUNT') return 'savings';
  // Older answers of Pluggy spell it in the plural.
  if (/^CHECKINGS?_ACCOUNT$/.test(account.subtype ?? '')) return 'checking';
  return 'other';
}

/** The person's own name for the account, else the bank's, else what kind it is. */
export function accountName(account: Account, t: Dictionary['accounts']): string {
  return (
    account.alias?.trim() ||
    account.marketingName?.trim() ||
    account.name?.trim() ||
    t.kinds[accountKind(account)]
  );
}

/** A card shows its last four digits; a bank account its number as the bank writes it. */
export function accountNumber(account: Pick<Account, 'type' | 'number'>): string {
  const number = account.number?.trim() ?? '';
  return account.type === 'CREDIT' && /^\d{4}$/.test(number) ? `••••\u00a0${number}` : number;
}
