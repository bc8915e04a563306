import type { UseQueryResult } from '@tanstack/react-query';
import { ErrorNotice } from '../components/ErrorNotice.tsx';
import { Section } from '../components/Section.tsx';
import { Skeleton } from '../components/Skeleton.tsx';
import { AccountGroups } from '../features/accounts/AccountGroups.tsx';
import { AccountTotals } from '../features/accounts/AccountTotals.tsx';
import type { Accounts } from '../features/accounts/api/get-accounts.ts';
import { ClosedAccounts } from '../features/accounts/ClosedAccounts.tsx';
import { groupAccounts } from '../features/accounts/group-accounts.ts';
import type { Item } from '../features/connections/api/get-items.ts';
import { connectionNames } from '../features/connections/connection-names.ts';
import { useI18n } from '../i18n/I18nProvider.tsx';

export interface AccountsSectionProps {
  userId: string;
  items: readonly Item[];
  accounts: UseQueryResult<Accounts>;
  onShowTransactions(accountId: string): void;
}

export function AccountsSection({ userId, items, accounts, onShowTransactions }: AccountsSectionProps) {
  const { t } = useI18n();
  const { data, isError, isPending, isFetching, error, refetch } = accounts;
  const names = connectionNames(items, t.accounts.unknownBank);
  const banks = items.map(({ id, connector }) => ({
    itemId: id,
    name: names.get(id) ?? t.accounts.unknownBank,
    primaryColor: connector?.primaryColor ?? null,
  }));
  return (
    <Section title={t.accounts.title}>
      {isError && (
        <ErrorNotice
          title={t.accounts.loadFailed}
          error={error}
          onRetry={() => void refetch()}
          busy={isFetching}
        />
      )}
      {isPending && <Skeleton rows={3} height={72} />}
      {data && data.accounts.length > 0 && (
        <>
          <AccountTotals totals={data.totals} />
          <AccountGroups
            userId={userId}
            groups={groupAccounts(data.accounts, banks, t.accounts.unknownBank)}
            onShowTransactions={onShowTransactions}
          />
        </>
      )}
      {data && (
        <ClosedAccounts
          userId={userId}
          accounts={data.closed}
          bankNames={names}
          onShowTransactions={onShowTransactions}
        />
      )}
      {data?.accounts.length === 0 && (
        <p className="card quiet">
          <strong>{t.accounts.none}</strong> {t.accounts.waiting}
        </p>
      )}
    </Section>
  );
}
