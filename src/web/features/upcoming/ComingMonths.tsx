import { useState } from 'react';
import { Amount } from '../../components/Amount.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { formatMonth } from '../../lib/calendar-day.ts';
import { formatCount } from '../../lib/format-money.ts';
import { useTexts } from '../../lib/texts.ts';
import { ComingRow } from './ComingRow.tsx';
import type { ComingMonth } from './coming-months.ts';
import { upcomingTexts } from './texts.ts';

/** So many months are open from the start; the rows of the others are drawn once they are opened. */
const OPEN = 2;

export function ComingMonths({ months }: { months: readonly ComingMonth[] }) {
  return months.map((month, index) => <Month key={month.month} month={month} startsOpen={index < OPEN} />);
}

function Month({ month: { month, sums, rows }, startsOpen }: { month: ComingMonth; startsOpen: boolean }) {
  const t = useTexts(upcomingTexts);
  const { language } = useI18n();
  const [isOpen, setOpen] = useState(startsOpen);
  return (
    <details className="card month" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span className="month-head">
          <h2 className="month-name coming-month">{formatMonth(month, language)}</h2>
          <span className="fine">
            {rows.length === 1 ? t.one : t.count(formatCount(rows.length, language))}
          </span>
          <span className="coming-sums">
            {sums.map(({ currencyCode, net }) => (
              <Amount key={currencyCode} value={net} currencyCode={currencyCode} movement />
            ))}
          </span>
        </span>
      </summary>
      {isOpen && (
        <ul className="row-list">
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one card may have two equal bills; the rows hold no state
            <li key={`${row.date} ${row.description} ${index}`}>
              <ComingRow row={row} />
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
