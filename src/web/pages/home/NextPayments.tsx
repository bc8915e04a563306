import { Card } from '../../components/Card.tsx';
import { Section } from '../../components/Section.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import type { Upcoming } from '../../features/upcoming/api/get-upcoming.ts';
import { ComingRow } from '../../features/upcoming/ComingRow.tsx';
import { Link } from '../../lib/router.tsx';
import { useTexts } from '../../lib/texts.ts';
import { homeTexts } from './texts.ts';

const SHOWN = 5;

/** What comes next, in and out. @param upcoming undefined: being asked for */
export function NextPayments({ upcoming }: { upcoming: readonly Upcoming[] | undefined }) {
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
        {upcoming === undefined && <Skeleton rows={SHOWN} height={64} />}
        {upcoming?.length === 0 && <p className="quiet">{t.nothingDue}</p>}
        <ul className="row-list">
          {(upcoming ?? []).slice(0, SHOWN).map((one, index) => (
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
