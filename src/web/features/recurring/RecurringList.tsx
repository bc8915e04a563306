import { Amount } from '../../components/Amount.tsx';
import { ListRow } from '../../components/ListRow.tsx';
import { Section } from '../../components/Section.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { formatDay, formatShortDay } from '../../lib/calendar-day.ts';
import { type Decimal, negate } from '../../lib/decimal.ts';
import { compareDecimals } from '../../lib/decimal-sum.ts';
import { formatCount } from '../../lib/format-money.ts';
import { useTexts } from '../../lib/texts.ts';
import type { Recurring } from './api/get-recurring.ts';
import { recurringTexts } from './texts.ts';
import { useRhythmWords } from './use-rhythm-words.ts';

export interface RecurringListProps {
  series: readonly Recurring[];
  onOpen(id: string): void;
}

/** What goes out again and again, and what comes in; below it, folded away, what has stopped and what the person took out. */
export function RecurringList({ series, onOpen }: RecurringListProps) {
  const t = useTexts(recurringTexts);
  const { language } = useI18n();
  const going = series.filter(({ status, dismissed }) => status !== 'ended' && !dismissed);
  const folded = [
    { words: t.ended, own: series.filter(({ status, dismissed }) => status === 'ended' && !dismissed) },
    { words: t.dismissed, own: series.filter(({ dismissed }) => dismissed) },
  ];
  return (
    <>
      {(['out', 'in'] as const)
        .map((direction) => ({ direction, own: going.filter((one) => one.direction === direction) }))
        .filter(({ own }) => own.length > 0)
        .map(({ direction, own }) => (
          <Section key={direction} title={t[direction]}>
            <SeriesRows label={t[direction]} series={own} onOpen={onOpen} />
          </Section>
        ))}
      {folded
        .map(({ words, own }) => ({ words: words(formatCount(own.length, language)), own }))
        .filter(({ own }) => own.length > 0)
        .map(({ words, own }) => (
          <details key={words} className="details">
            <summary>{words}</summary>
            <SeriesRows label={words} series={own} onOpen={onOpen} />
          </details>
        ))}
    </>
  );
}

interface SeriesRowsProps extends RecurringListProps {
  label: string;
}

function SeriesRows({ label, series, onOpen }: SeriesRowsProps) {
  const t = useTexts(recurringTexts);
  const { language } = useI18n();
  const rhythm = useRhythmWords();
  const dayOf = ({ status, lastDate, nextDate }: Recurring): string =>
    status === 'ended' && lastDate
      ? t.last(formatDay(lastDate, language))
      : t.next(formatShortDay(nextDate, language));
  return (
    <ul className="card row-list" aria-label={label}>
      {series.map((one) => (
        <li key={one.id}>
          <ListRow
            title={one.description}
            detail={[rhythm(one.everyDays), dayOf(one)].join(' · ')}
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
  );
}

const isVarying = ({ lastAmount, averageAmount }: Recurring): boolean =>
  averageAmount != null && compareDecimals(lastAmount, averageAmount) !== 0;

/** With the sign of what it does to the person's money. */
export function SeriesAmount({ series, amount }: { series: Recurring; amount: Decimal | null }) {
  const signed = amount !== null && series.direction === 'out' ? negate(amount) : amount;
  return <Amount value={signed} currencyCode={series.currencyCode} movement />;
}
