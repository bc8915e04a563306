import { useMemo } from 'react';
import { useAccounts } from '../features/accounts/use-accounts.ts';
import { useItems } from '../features/connections/use-items.ts';
import type { AccountChoice } from '../features/transactions/account-choice.ts';
import { useI18n } from '../i18n/I18nProvider.tsx';
import { toAccountChoices } from './account-choices.ts';

/** The person's accounts as lists of transactions name them. @param withClosed those that were closed, too */
export function useAccountChoices(userId: string, withClosed = false): AccountChoice[] {
  const { t } = useI18n();
  const { data: items } = useItems(userId);
  const { data } = useAccounts(userId);
  return useMemo(() => {
    const closed = withClosed ? (data?.closed ?? []) : [];
    return toAccountChoices([...(data?.accounts ?? []), ...closed], items ?? [], t.accounts);
  }, [data, items, t, withClosed]);
}
