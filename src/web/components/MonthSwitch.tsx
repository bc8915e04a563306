import { useI18n } from '../i18n/I18nProvider.tsx';
import { dayInBrazil, formatMonth } from '../lib/calendar-day.ts';
import { monthBeside } from '../lib/calendar-month.ts';
import { useTexts } from '../lib/texts.ts';
import { Icon } from './Icon.tsx';
import { monthTexts } from './month-texts.ts';

export interface MonthSwitchProps {
  /** YYYY-MM; empty: all of them. */
  month: string;
  onChange(month: string): void;
}

export function MonthSwitch({ month, onChange }: MonthSwitchProps) {
  const t = useTexts(monthTexts);
  const { language } = useI18n();
  const present = dayInBrazil(new Date()).slice(0, 7);
  const step = (by: -1 | 1): void => onChange(monthBeside(month, by, present));
  return (
    <fieldset className="month-switch" aria-label={t.month}>
      <button type="button" className="icon-button" aria-label={t.previousMonth} onClick={() => step(-1)}>
        <Icon name="left" />
      </button>
      <span className="month-name" role="status">
        {month === '' ? t.allMonths : formatMonth(month, language)}
      </span>
      <button
        type="button"
        className="icon-button"
        aria-label={t.nextMonth}
        disabled={month === ''}
        onClick={() => step(1)}
      >
        <Icon name="right" />
      </button>
    </fieldset>
  );
}
