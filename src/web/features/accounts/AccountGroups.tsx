import { BankTile } from '../../components/BankTile.tsx';
import { AccountRow } from './AccountRow.tsx';
import type { AccountGroup } from './group-accounts.ts';

export interface AccountGroupsProps {
  groups: readonly AccountGroup[];
  onShowTransactions(accountId: string): void;
}

export function AccountGroups({ groups, onShowTransactions }: AccountGroupsProps) {
  return groups.map(({ bank, accounts }) => (
    <div key={bank.itemId} className="card account-group">
      <div className="account-bank">
        <BankTile name={bank.name} primaryColor={bank.primaryColor} />
        <h3>{bank.name}</h3>
      </div>
      <ul className="plain-list">
        {accounts.map((account) => (
          <AccountRow key={account.id} account={account} onShowTransactions={onShowTransactions} />
        ))}
      </ul>
    </div>
  ));
}
