import { useI18n } from '../../i18n/I18nProvider.tsx';
import type { AccountChoice } from './account-choice.ts';
import type { Transaction } from './api/get-transactions.ts';
import { TransactionRow } from './TransactionRow.tsx';

const COLUMNS = ['date', 'description', 'category', 'account', 'status', 'amount'] as const;

export interface TransactionTableProps {
  transactions: readonly Transaction[];
  accounts: readonly AccountChoice[];
  /** What is shown belongs to the page or the filter before. */
  stale: boolean;
}

/** A table on a wide screen; on a phone the same rows are laid out as cards by the style sheet. */
export function TransactionTable({ transactions, accounts, stale }: TransactionTableProps) {
  const { t } = useI18n();
  const accountById = new Map(accounts.map((account) => [account.id, account]));
  return (
    <table
      className={stale ? 'transactions stale' : 'transactions'}
      aria-label={t.transactions.title}
      aria-busy={stale}
    >
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col" className={`cell-${column}`}>
              {t.transactions.columns[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {transactions.map((transaction) => (
          <TransactionRow
            key={transaction.id}
            transaction={transaction}
            account={accountById.get(transaction.accountId ?? '')}
          />
        ))}
      </tbody>
    </table>
  );
}
