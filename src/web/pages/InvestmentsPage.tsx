import { After } from '../components/After.tsx';
import { Amount } from '../components/Amount.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { ListRow } from '../components/ListRow.tsx';
import { LoadFailed } from '../components/LoadFailed.tsx';
import { PageHead } from '../components/PageHead.tsx';
import { Section } from '../components/Section.tsx';
import { Skeleton } from '../components/Skeleton.tsx';
import { accountName } from '../features/accounts/account-label.ts';
import { accountPath } from '../features/accounts/account-path.ts';
import type { Account } from '../features/accounts/api/get-accounts.ts';
import { reservesOf } from '../features/accounts/reserves.ts';
import { useAccounts } from '../features/accounts/use-accounts.ts';
import { InvestmentList } from '../features/investments/InvestmentList.tsx';
import { InvestmentPanel } from '../features/investments/InvestmentPanel.tsx';
import { positionsOf } from '../features/investments/positions.ts';
import { investmentTexts } from '../features/investments/texts.ts';
import { useInvestments } from '../features/investments/use-investments.ts';
import { useSignedIn } from '../features/session/SignedIn.tsx';
import { useI18n } from '../i18n/I18nProvider.tsx';
import { isAwaited } from '../lib/is-awaited.ts';
import { Link, navigate, useSearch } from '../lib/router.tsx';
import { useTexts } from '../lib/texts.ts';
import '../styles/money.css';

const PAGE = '/investimentos';

/** What is invested, and what is put aside in accounts. The one that is open stands in the address. */
export default function InvestmentsPage() {
  const t = useTexts(investmentTexts);
  const { userId } = useSignedIn();
  const investments = useInvestments(userId);
  const accounts = useAccounts(userId);
  const opened = useSearch().get('id');
  const open = investments.data?.find(({ id }) => id === opened);
  const withReserves = (accounts.data?.accounts ?? []).filter((one) => reservesOf(one).length > 0);
  return (
    <>
      <PageHead title={t.title} />
      {investments.isPending && <Skeleton rows={3} height={140} />}
      <LoadFailed title={t.loadFailed} of={investments} />
      {investments.data?.length === 0 && (
        <EmptyState icon="chart" title={t.none} body={t.noneBody}>
          <Link to="/conexoes" className="button button-quiet">
            {t.connections}
          </Link>
        </EmptyState>
      )}
      {investments.data && investments.data.length > 0 && (
        <InvestmentList
          positions={positionsOf(investments.data)}
          onOpen={(id) => navigate(`${PAGE}?id=${encodeURIComponent(id)}`)}
        />
      )}
      <After awaited={isAwaited(investments)}>
        {withReserves.length > 0 && <Reserves accounts={withReserves} />}
      </After>
      {open && (
        <InvestmentPanel
          userId={userId}
          investment={open}
          onClose={() => navigate(PAGE, { replace: true })}
        />
      )}
    </>
  );
}

function Reserves({ accounts }: { accounts: readonly Account[] }) {
  const t = useTexts(investmentTexts);
  const { t: all } = useI18n();
  return (
    <Section title={t.reserved}>
      <p className="fine">{t.reservedBody}</p>
      <ul className="card row-list">
        {accounts.flatMap((account) =>
          reservesOf(account).map(({ name, amount, currencyCode }) => (
            <li key={`${account.id} ${name} ${amount}`}>
              <ListRow
                title={name || t.unnamedReserve}
                detail={accountName(account, all.accounts)}
                value={<Amount value={amount} currencyCode={currencyCode} />}
                to={accountPath(account)}
              />
            </li>
          )),
        )}
      </ul>
    </Section>
  );
}
