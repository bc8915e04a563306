import { useI18n } from '../../i18n/I18nProvider.tsx';
import { AccountRow } from './AccountRow.tsx';
import type { Account } from './api/get-accounts.ts';

export interface ClosedAccountsProps {
  userId: string;
  accounts: readonly Account[];
  /** By connection; they stand under no heading of their bank. */
  bankNames: ReadonlyMap<string, string>;
  onShowTransactions(accountId: string): void;
}

/** Accounts that the bank closed, folded away: they are in no total, and their past can be read. */
export function ClosedAccounts({ userId, accounts, bankNames, onShowTransactions }: ClosedAccountsProps) {
  const { t } = useI18n();
  if (accounts.length === 0) return null;
  return (
    <details className="card account-group closed-accounts">
      <summary>{t.accounts.closed(String(accounts.length))}</summary>
      <p className="fine">{t.accounts.closedBody}</p>
      <ul className="plain-list">
        {accounts.map((account) => (
          <AccountRow
            key={account.id}
            userId={userId}
            account={account}
            bank={bankNames.get(account.itemId ?? '')}
            countedThrough={null}
            onShowTransactions={onShowTransactions}
          />
        ))}
      </ul>
    </details>
  );
}
