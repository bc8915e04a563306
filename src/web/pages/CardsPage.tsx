import { EmptyState } from '../components/EmptyState.tsx';
import { LoadFailed } from '../components/LoadFailed.tsx';
import { PageHead } from '../components/PageHead.tsx';
import { Section } from '../components/Section.tsx';
import { Skeleton } from '../components/Skeleton.tsx';
import { AccountLinks } from '../features/accounts/AccountLinks.tsx';
import { accountName } from '../features/accounts/account-label.ts';
import type { Account } from '../features/accounts/api/get-accounts.ts';
import { groupAccounts } from '../features/accounts/group-accounts.ts';
import { LimitBar } from '../features/accounts/LimitBar.tsx';
import { type LimitUse, limitUses } from '../features/accounts/limits.ts';
import { accountTexts } from '../features/accounts/texts.ts';
import { useAccounts } from '../features/accounts/use-accounts.ts';
import { useItems } from '../features/connections/use-items.ts';
import { useSignedIn } from '../features/session/SignedIn.tsx';
import { useI18n } from '../i18n/I18nProvider.tsx';
import { Link } from '../lib/router.tsx';
import { useTexts } from '../lib/texts.ts';
import '../styles/money.css';
import { banksOf } from './banks-of.ts';
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
  const banks = banksOf(items.data ?? [], t.accounts.unknownBank);
  const uses = limitUses(cards);
  return (
    <>
      <PageHead title={title} />
      {accounts.isPending && <Skeleton rows={2} height={180} />}
      <LoadFailed title={t.accounts.loadFailed} of={accounts} />
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
              <LimitCard key={use.accountIds[0]} use={use} cards={own} />
            ))}
        </Section>
      ))}
    </>
  );
}

/** One limit, with the cards of a bank that share it. */
function LimitCard({ use, cards }: { use: LimitUse; cards: readonly Account[] }) {
  const { t } = useI18n();
  const names = cards
    .filter(({ id }) => use.accountIds.includes(id))
    .map((card) => accountName(card, t.accounts));
  return (
    <div className="card limit-card">
      <LimitBar use={use} sharedWith={[]} of={names} />
    </div>
  );
}
