import { Amount } from '../../components/Amount.tsx';
import { Icon } from '../../components/Icon.tsx';
import { ListRow } from '../../components/ListRow.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { accountKind, accountName, accountNumber } from './account-label.ts';
import { accountPath } from './account-path.ts';
import type { Account } from './api/get-accounts.ts';

/** Accounts as rows that lead to their pages. */
export function AccountLinks({ accounts }: { accounts: readonly Account[] }) {
  const { t } = useI18n();
  return (
    <ul className="card row-list">
      {accounts.map((account) => {
        const kind = accountKind(account);
        const isCard = kind === 'card';
        // the number tells it from others, so it is the last that is cut
        const details = [accountNumber(account), t.accounts.kinds[kind], account.owner?.trim()];
        return (
          <li key={account.id}>
            <ListRow
              lead={<Icon name={isCard ? 'card' : 'bank'} />}
              title={accountName(account, t.accounts)}
              detail={details.filter(Boolean).join(' · ')}
              value={<Amount value={account.balance} currencyCode={account.currencyCode} calm={isCard} />}
              valueDetail={isCard ? t.accounts.usedLimit : t.accounts.balance}
              to={accountPath(account)}
            />
          </li>
        );
      })}
    </ul>
  );
}
