import { EmptyState } from '../components/EmptyState.tsx';
import { LoadFailed } from '../components/LoadFailed.tsx';
import { PageHead } from '../components/PageHead.tsx';
import { Skeleton } from '../components/Skeleton.tsx';
import { AccountGroups } from '../features/accounts/AccountGroups.tsx';
import { AccountTotals } from '../features/accounts/AccountTotals.tsx';
import { ClosedAccounts } from '../features/accounts/ClosedAccounts.tsx';
import { groupAccounts } from '../features/accounts/group-accounts.ts';
import { NetWorth } from '../features/accounts/NetWorth.tsx';
import { accountTexts } from '../features/accounts/texts.ts';
import { useAccounts } from '../features/accounts/use-accounts.ts';
import { connectionNames } from '../features/connections/connection-names.ts';
import { useItems } from '../features/connections/use-items.ts';
import { useSignedIn } from '../features/session/SignedIn.tsx';
import { useI18n } from '../i18n/I18nProvider.tsx';
import { Link, navigate } from '../lib/router.tsx';
import { useTexts } from '../lib/texts.ts';
import '../styles/money.css';
import { banksOf } from './banks-of.ts';
import { moneyTexts } from './money-texts.ts';

/** All accounts and cards, by bank, with what they sum up to. */
export default function AccountsPage() {
  const { t } = useI18n();
  const { byBank } = useTexts(moneyTexts);
  const { userId } = useSignedIn();
  const items = useItems(userId);
  const accounts = useAccounts(userId);
  const names = connectionNames(items.data ?? [], t.accounts.unknownBank);
  const banks = banksOf(items.data ?? [], t.accounts.unknownBank);
  const show = (id: string): void => navigate(`/transacoes?conta=${encodeURIComponent(id)}`);
  const { data } = accounts;
  return (
    <>
      <PageHead title={t.accounts.title} />
      {accounts.isPending && <Skeleton rows={3} height={120} />}
      <LoadFailed title={t.accounts.loadFailed} of={accounts} />
      {data?.accounts.length === 0 && <NoAccounts />}
      {data && (
        <section className="section" aria-label={t.accounts.title}>
          {data.accounts.length > 0 && (
            <>
              <h2 className="visually-hidden">{byBank}</h2>
              <AccountTotals totals={data.totals} />
              <AccountGroups
                userId={userId}
                groups={groupAccounts(data.accounts, banks, t.accounts.unknownBank)}
                onShowTransactions={show}
              />
              <NetWorth userId={userId} />
            </>
          )}
          <ClosedAccounts
            userId={userId}
            accounts={data.closed}
            bankNames={names}
            onShowTransactions={show}
          />
        </section>
      )}
    </>
  );
}

function NoAccounts() {
  const { t } = useI18n();
  const words = useTexts(accountTexts);
  return (
    <EmptyState icon="bank" title={t.accounts.none} body={t.accounts.waiting}>
      <Link to="/conexoes" className="button button-quiet">
        {words.connect}
      </Link>
    </EmptyState>
  );
}
