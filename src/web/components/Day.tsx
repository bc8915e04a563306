import { useI18n } from '../i18n/I18nProvider.tsx';
import { type CalendarDay, formatDay } from '../lib/calendar-day.ts';
import { UNKNOWN } from '../lib/unknown.ts';

/** A day as the reader writes it. Null: not known. */
export function Day({ day }: { day: CalendarDay | null | undefined }) {
  const { language } = useI18n();
  if (!day) return <span className="muted">{UNKNOWN}</span>;
  return <time dateTime={day}>{formatDay(day, language)}</time>;
}
