import { Amount } from '../../components/Amount.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { addDays, type CalendarDay, dayInBrazil, formatLongDay } from '../../lib/calendar-day.ts';
import { useTexts } from '../../lib/texts.ts';
import type { DaySum } from './day-groups.ts';
import { transactionTexts } from './texts.ts';

export interface DayHeadProps {
  day: CalendarDay | null;
  sums: readonly DaySum[] | null;
}

/** A day and what it came to. */
export function DayHead({ day, sums }: DayHeadProps) {
  const name = useDayName(day);
  return (
    <>
      <h2>{day === null ? name : <time dateTime={day}>{name}</time>}</h2>
      <span className="day-sums">
        {(sums ?? []).map(({ currencyCode, net }) => (
          <Amount key={currencyCode} value={net} currencyCode={currencyCode} movement />
        ))}
      </span>
    </>
  );
}

function useDayName(day: CalendarDay | null): string {
  const t = useTexts(transactionTexts);
  const { language } = useI18n();
  if (day === null) return t.noDay;
  const today = dayInBrazil(new Date());
  const long = formatLongDay(day, language, today);
  if (day === today) return `${t.today}, ${long}`;
  if (day === addDays(today, -1)) return `${t.yesterday}, ${long}`;
  return long;
}
