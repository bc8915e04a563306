import { BankTile } from '../../components/BankTile.tsx';
import { AccountRow } from './AccountRow.tsx';
import type { AccountGroup } from './group-accounts.ts';

export interface AccountGroupsProps {
  userId: string;
  groups: readonly AccountGroup[];
  onShowTransactions(accountId: string): void;
}

export function AccountGroups({ userId, groups, onShowTransactions }: AccountGroupsProps) {
  const banks = new Map(groups.flatMap(({ bank, accounts }) => accounts.map(({ id }) => [id, bank.name])));
  return groups.map(({ bank, accounts }) => (
    <div key={bank.itemId} className="card account-group">
      <div className="account-bank">
        <BankTile name={bank.name} primaryColor={bank.primaryColor} />
        <h3 title={bank.name}>{bank.name}</h3>
      </div>
      <ul className="plain-list">
        {accounts.map((account) => (
          <AccountRow
            key={account.id}
            userId={userId}
            account={account}
            countedThrough={banks.get(account.sameAs ?? '') ?? null}
            onShowTransactions={onShowTransactions}
          />
        ))}
      </ul>
    </div>
  ));
}
