import { Amount } from '../../components/Amount.tsx';
import { Card } from '../../components/Card.tsx';
import { ListRow } from '../../components/ListRow.tsx';
import { Section } from '../../components/Section.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import type { Upcoming } from '../../features/overview/api/get-upcoming.ts';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { formatShortDay } from '../../lib/calendar-day.ts';
import { negate } from '../../lib/decimal.ts';
import { useTexts } from '../../lib/texts.ts';
import { homeTexts } from './texts.ts';

const SHOWN = 5;

/** What comes next, in and out. @param upcoming undefined: being asked for */
export function NextPayments({ upcoming }: { upcoming: readonly Upcoming[] | undefined }) {
  const t = useTexts(homeTexts);
  const { language } = useI18n();
  return (
    <Section title={t.next}>
      <Card>
        {upcoming === undefined && <Skeleton rows={SHOWN} height={64} />}
        {upcoming?.length === 0 && <p className="quiet">{t.nothingDue}</p>}
        <ul className="row-list">
          {(upcoming ?? []).slice(0, SHOWN).map((one, index) => {
            const { kind, date, description, direction, amount, currencyCode, instalments } = one;
            const details = [
              formatShortDay(date, language),
              t.kinds[kind],
              instalments?.number && `${instalments.number}/${instalments.of}`,
            ];
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: one card may have two equal bills; the rows hold no state
              <li key={`${date} ${description} ${index}`}>
                <ListRow
                  title={description}
                  detail={details.filter(Boolean).join(' · ')}
                  value={
                    <Amount
                      value={direction === 'out' ? negate(amount) : amount}
                      currencyCode={currencyCode}
                      movement
                    />
                  }
                />
              </li>
            );
          })}
        </ul>
      </Card>
    </Section>
  );
}
