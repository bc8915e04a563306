import { After } from '../components/After.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { LoadFailed } from '../components/LoadFailed.tsx';
import { PageHead } from '../components/PageHead.tsx';
import { Skeleton } from '../components/Skeleton.tsx';
import { useSignedIn } from '../features/session/SignedIn.tsx';
import { ComingFilters } from '../features/upcoming/ComingFilters.tsx';
import { ComingMonths } from '../features/upcoming/ComingMonths.tsx';
import { comingAddress, comingMonths, readComing } from '../features/upcoming/coming-months.ts';
import { upcomingTexts } from '../features/upcoming/texts.ts';
import { useUpcoming } from '../features/upcoming/use-upcoming.ts';
import { isAwaited } from '../lib/is-awaited.ts';
import { Link, navigate, useSearch } from '../lib/router.tsx';
import { useTexts } from '../lib/texts.ts';
import '../styles/money.css';
import '../styles/plans.css';

/** Bills, instalments and recurring payments to come, by month. */
export default function UpcomingPage() {
  const t = useTexts(upcomingTexts);
  const { userId } = useSignedIn();
  const filter = readComing(useSearch());
  const coming = useUpcoming(userId, filter.days);
  const rows = coming.data?.filter(({ kind }) => filter.kind === null || kind === filter.kind);
  return (
    <>
      <PageHead title={t.title} />
      <p className="muted">{t.intro}</p>
      <ComingFilters filter={filter} onChange={(next) => navigate(comingAddress(next), { replace: true })} />
      {coming.isPending && <Skeleton rows={6} height={64} />}
      <LoadFailed title={t.loadFailed} of={coming} />
      {rows?.length === 0 && <EmptyState icon="calendar" title={t.none} body={t.noneBody} />}
      {rows && <ComingMonths months={comingMonths(rows)} />}
      <After awaited={isAwaited(coming)}>
        <Link className="button button-quiet category-see" to="/recorrentes">
          {t.recurring}
        </Link>
      </After>
    </>
  );
}
