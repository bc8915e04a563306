import { Amount } from '../../components/Amount.tsx';
import { ListRow } from '../../components/ListRow.tsx';
import { Section } from '../../components/Section.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { formatShortDay } from '../../lib/calendar-day.ts';
import { type Decimal, negate } from '../../lib/decimal.ts';
import { compareDecimals } from '../../lib/decimal-sum.ts';
import { useTexts } from '../../lib/texts.ts';
import type { Recurring } from './api/get-recurring.ts';
import { recurringTexts } from './texts.ts';
import { useRhythmWords } from './use-rhythm-words.ts';

export interface RecurringListProps {
  series: readonly Recurring[];
  onOpen(id: string): void;
}

/** What goes out again and again, and what comes in. */
export function RecurringList({ series, onOpen }: RecurringListProps) {
  const t = useTexts(recurringTexts);
  const { language } = useI18n();
  const rhythm = useRhythmWords();
  return (['out', 'in'] as const)
    .map((direction) => ({ direction, own: series.filter((one) => one.direction === direction) }))
    .filter(({ own }) => own.length > 0)
    .map(({ direction, own }) => (
      <Section key={direction} title={t[direction]}>
        <ul className="card row-list" aria-label={t[direction]}>
          {own.map((one) => (
            <li key={one.id}>
              <ListRow
                title={one.description}
                detail={[rhythm(one.everyDays), t.next(formatShortDay(one.nextDate, language))].join(' · ')}
                value={<SeriesAmount series={one} amount={one.lastAmount} />}
                valueDetail={
                  isVarying(one) && (
                    <>
                      {t.average} <SeriesAmount series={one} amount={one.averageAmount ?? null} />
                    </>
                  )
                }
                onOpen={() => onOpen(one.id)}
              />
            </li>
          ))}
        </ul>
      </Section>
    ));
}

const isVarying = ({ lastAmount, averageAmount }: Recurring): boolean =>
  averageAmount != null && compareDecimals(lastAmount, averageAmount) !== 0;

/** With the sign of what it does to the person's money. */
export function SeriesAmount({ series, amount }: { series: Recurring; amount: Decimal | null }) {
  const signed = amount !== null && series.direction === 'out' ? negate(amount) : amount;
  return <Amount value={signed} currencyCode={series.currencyCode} movement />;
}
