import { After } from '../components/After.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { LoadFailed } from '../components/LoadFailed.tsx';
import { Notice } from '../components/Notice.tsx';
import { PageHead } from '../components/PageHead.tsx';
import { Skeleton } from '../components/Skeleton.tsx';
import { RecurringList } from '../features/recurring/RecurringList.tsx';
import { RecurringPanel } from '../features/recurring/RecurringPanel.tsx';
import { recurringTexts } from '../features/recurring/texts.ts';
import { useRecurring } from '../features/recurring/use-recurring.ts';
import { useSignedIn } from '../features/session/SignedIn.tsx';
import { isAwaited } from '../lib/is-awaited.ts';
import { Link, navigate, useSearch } from '../lib/router.tsx';
import { useTexts } from '../lib/texts.ts';
import '../styles/money.css';
import '../styles/plans.css';

const PAGE = '/recorrentes';

/** What comes again and again. The one that is open stands in the address. */
export default function RecurringPage() {
  const t = useTexts(recurringTexts);
  const { userId } = useSignedIn();
  const recurring = useRecurring(userId);
  const opened = useSearch().get('id');
  const open = recurring.data?.find(({ id }) => id === opened);
  return (
    <>
      <PageHead title={t.title} />
      <p className="muted">{t.intro}</p>
      {recurring.isPending && <Skeleton rows={6} height={64} />}
      <LoadFailed title={t.loadFailed} of={recurring} />
      {recurring.data && opened !== null && !open && <Gone />}
      {recurring.data?.every(({ status, dismissed }) => status === 'ended' || dismissed) && (
        <EmptyState icon="sync" title={t.none} body={t.noneBody} />
      )}
      {recurring.data && (
        <RecurringList
          series={recurring.data}
          onOpen={(id) => navigate(`${PAGE}?id=${encodeURIComponent(id)}`)}
        />
      )}
      <After awaited={isAwaited(recurring)}>
        <Link className="button button-quiet category-see" to="/proximos">
          {t.upcoming}
        </Link>
      </After>
      {open && (
        <RecurringPanel
          key={open.id}
          userId={userId}
          series={open}
          onClose={() => navigate(PAGE, { replace: true })}
        />
      )}
    </>
  );
}

/** In the place of a series that there was when the address was written. */
function Gone() {
  const t = useTexts(recurringTexts);
  return (
    <Notice tone="info" title={t.gone}>
      <p>{t.goneBody}</p>
    </Notice>
  );
}
