import { EmptyState } from '../components/EmptyState.tsx';
import { ErrorNotice } from '../components/ErrorNotice.tsx';
import { PageHead } from '../components/PageHead.tsx';
import { Section } from '../components/Section.tsx';
import { Skeleton } from '../components/Skeleton.tsx';
import { AccountLinks } from '../features/accounts/AccountLinks.tsx';
import { accountName } from '../features/accounts/account-label.ts';
import { groupAccounts } from '../features/accounts/group-accounts.ts';
import { LimitBar } from '../features/accounts/LimitBar.tsx';
import { limitUses } from '../features/accounts/limits.ts';
import { accountTexts } from '../features/accounts/texts.ts';
import { useAccounts } from '../features/accounts/use-accounts.ts';
import { connectionNames } from '../features/connections/connection-names.ts';
import { useItems } from '../features/connections/use-items.ts';
import { useSignedIn } from '../features/session/SignedIn.tsx';
import { useI18n } from '../i18n/I18nProvider.tsx';
import { Link } from '../lib/router.tsx';
import { useTexts } from '../lib/texts.ts';
import '../styles/money.css';
import { moneyTexts } from './money-texts.ts';

/** All cards, by bank, each limit once. */
export default function CardsPage() {
  const { t } = useI18n();
  const words = useTexts(accountTexts);
  const { cards: title } = useTexts(moneyTexts);
  const { userId } = useSignedIn();
  const items = useItems(userId);
  const accounts = useAccounts(userId);
  const cards = (accounts.data?.accounts ?? []).filter(({ type }) => type === 'CREDIT');
  const names = connectionNames(items.data ?? [], t.accounts.unknownBank);
  const banks = (items.data ?? []).map(({ id, connector }) => ({
    itemId: id,
    name: names.get(id) ?? t.accounts.unknownBank,
    primaryColor: connector?.primaryColor ?? null,
  }));
  const uses = limitUses(cards);
  return (
    <>
      <PageHead title={title} />
      {accounts.isPending && <Skeleton rows={2} height={180} />}
      {accounts.isError && (
        <ErrorNotice
          title={t.accounts.loadFailed}
          error={accounts.error}
          onRetry={() => void accounts.refetch()}
          busy={accounts.isFetching}
        />
      )}
      {accounts.data && cards.length === 0 && (
        <EmptyState icon="card" title={words.noCards} body={words.noCardsBody}>
          <Link to="/conexoes" className="button button-quiet">
            {words.connect}
          </Link>
        </EmptyState>
      )}
      {groupAccounts(cards, banks, t.accounts.unknownBank).map(({ bank, accounts: own }) => (
        <Section key={bank.itemId} title={bank.name}>
          <AccountLinks
            accounts={own}
            hasLimitBelow={({ id }) =>
              uses.some(({ accountIds }) => accountIds.length === 1 && accountIds[0] === id)
            }
          />
          {uses
            .filter(({ accountIds }) => own.some(({ id }) => accountIds.includes(id)))
            .map((use) => (
              <div key={use.accountIds[0]} className="card limit-card">
                <LimitBar
                  use={use}
                  sharedWith={[]}
                  of={own
                    .filter(({ id }) => use.accountIds.includes(id))
                    .map((card) => accountName(card, t.accounts))}
                />
              </div>
            ))}
        </Section>
      ))}
    </>
  );
}
