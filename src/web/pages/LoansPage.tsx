import { useQuery } from '@tanstack/react-query';
import { Amount } from '../components/Amount.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { LoadFailed } from '../components/LoadFailed.tsx';
import { PageHead } from '../components/PageHead.tsx';
import { Skeleton } from '../components/Skeleton.tsx';
import { connectionNames } from '../features/connections/connection-names.ts';
import { useItems } from '../features/connections/use-items.ts';
import { getLoans } from '../features/loans/api/get-loans.ts';
import { LoanCard } from '../features/loans/LoanCard.tsx';
import { loanStanding, loanTotals } from '../features/loans/loan-standing.ts';
import { loanTexts } from '../features/loans/texts.ts';
import { useSignedIn } from '../features/session/SignedIn.tsx';
import { useI18n } from '../i18n/I18nProvider.tsx';
import { useApi } from '../lib/ApiProvider.tsx';
import { isAwaited } from '../lib/is-awaited.ts';
import { queryKeys } from '../lib/query-keys.ts';
import { Link } from '../lib/router.tsx';
import { useTexts } from '../lib/texts.ts';
import '../styles/money.css';

/** Loans and financing: what is left to pay. Those that are paid off come last. */
export default function LoansPage() {
  const t = useTexts(loanTexts);
  const { t: all } = useI18n();
  const api = useApi();
  const { userId } = useSignedIn();
  const items = useItems(userId);
  const loans = useQuery({
    queryKey: [...queryKeys.items(userId), 'loans'],
    queryFn: ({ signal }) => getLoans(api, userId, signal),
  });
  const names = connectionNames(items.data ?? [], all.accounts.unknownBank);
  // each names its bank
  const isReady = loans.data !== undefined && !isAwaited(items);
  const rows = (isReady ? loans.data : []).toSorted(
    (one, other) => Number(loanStanding(one).isOver) - Number(loanStanding(other).isOver),
  );
  const { totals, untold } = loanTotals(rows);
  return (
    <>
      <PageHead title={t.title} />
      {(loans.isPending || (loans.data && !isReady)) && <Skeleton rows={2} height={220} />}
      <LoadFailed title={t.loadFailed} of={loans} />
      {isReady && loans.data.length === 0 && (
        <EmptyState icon="loan" title={t.none} body={t.noneBody}>
          <Link to="/conexoes" className="button button-quiet">
            {t.connections}
          </Link>
        </EmptyState>
      )}
      <Owed totals={totals} />
      {untold > 0 && <p className="fine">{t.untold(untold)}</p>}
      <ul className="plain-list loans">
        {rows.map((loan) => (
          <LoanCard key={loan.id} loan={loan} bank={names.get(loan.itemId ?? '')} />
        ))}
      </ul>
    </>
  );
}

/** What is left to pay, by currency. */
function Owed({ totals }: Pick<ReturnType<typeof loanTotals>, 'totals'>) {
  const t = useTexts(loanTexts);
  return totals.map(({ currencyCode, outstanding }) => (
    <div key={currencyCode} className="card account-figures">
      <p className="big-figure">
        <span className="muted">{t.owed}</span>
        <strong>
          <Amount value={outstanding} currencyCode={currencyCode} />
        </strong>
      </p>
    </div>
  ));
}
