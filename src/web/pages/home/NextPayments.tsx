import { Card } from '../../components/Card.tsx';
import { LoadFailed } from '../../components/LoadFailed.tsx';
import { Section } from '../../components/Section.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { ComingRow } from '../../features/upcoming/ComingRow.tsx';
import type { useUpcoming } from '../../features/upcoming/use-upcoming.ts';
import { Link } from '../../lib/router.tsx';
import { useTexts } from '../../lib/texts.ts';
import { homeTexts } from './texts.ts';

const SHOWN = 5;

/** What comes next, in and out. */
export function NextPayments({ upcoming }: { upcoming: ReturnType<typeof useUpcoming> }) {
  const t = useTexts(homeTexts);
  return (
    <Section
      title={t.next}
      actions={
        <Link className="button button-plain" to="/proximos">
          {t.seeAllNext}
        </Link>
      }
    >
      <Card>
        <LoadFailed title={t.loadFailed} of={upcoming} />
        {upcoming.isPending && <Skeleton rows={SHOWN} height={64} />}
        {upcoming.data?.length === 0 && <p className="quiet">{t.nothingDue}</p>}
        <ul className="row-list">
          {(upcoming.data ?? []).slice(0, SHOWN).map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one card may have two equal bills; the rows hold no state
            <li key={`${one.date} ${one.description} ${index}`}>
              <ComingRow row={one} />
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}
