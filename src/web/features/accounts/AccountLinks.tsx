import { Amount } from '../../components/Amount.tsx';
import { Icon } from '../../components/Icon.tsx';
import { ListRow } from '../../components/ListRow.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { accountKind, accountName, accountNumber } from './account-label.ts';
import { accountPath } from './account-path.ts';
import type { Account } from './api/get-accounts.ts';

export interface AccountLinksProps {
  accounts: readonly Account[];
  /** Whether how much of its limit a card has used stands elsewhere on the page: then its row has the last bill. */
  hasLimitBelow?: (card: Account) => boolean;
}

/** Accounts as rows that lead to their pages. */
export function AccountLinks({ accounts, hasLimitBelow = () => false }: AccountLinksProps) {
  const { t } = useI18n();
  return (
    <ul className="card row-list">
      {accounts.map((account) => {
        const kind = accountKind(account);
        const isCard = kind === 'card';
        const bill = isCard && hasLimitBelow(account) ? (account.lastBill ?? {}) : null;
        const details = [accountNumber(account), t.accounts.kinds[kind], account.owner?.trim()];
        return (
          <li key={account.id}>
            <ListRow
              lead={<Icon name={isCard ? 'card' : 'bank'} />}
              title={accountName(account, t.accounts)}
              detail={details.filter(Boolean).join(' · ')}
              {...(bill === null
                ? {
                    value: (
                      <Amount value={account.balance} currencyCode={account.currencyCode} calm={isCard} />
                    ),
                    valueDetail: isCard ? t.accounts.usedLimit : t.accounts.balance,
                  }
                : bill.totalAmount && {
                    value: <Amount value={bill.totalAmount} currencyCode={account.currencyCode} calm />,
                    valueDetail: t.accounts.lastBill,
                  })}
              to={accountPath(account)}
              whole
            />
          </li>
        );
      })}
    </ul>
  );
}
