import { Amount } from '../../components/Amount.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { formatMonth } from '../../lib/calendar-day.ts';
import { useTexts } from '../../lib/texts.ts';
import type { MonthBars } from './months.ts';
import { overviewTexts } from './texts.ts';

export interface FlowTableProps {
  bars: readonly MonthBars[];
  currencyCode: string;
}

/** The same in figures. */
export function FlowTable({ bars, currencyCode }: FlowTableProps) {
  const t = useTexts(overviewTexts);
  const { language } = useI18n();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways on a small screen has to be reached by keyboard
    <section className="table-scroll" aria-label={t.asTable} tabIndex={0}>
      <table className="figures-table">
        <thead>
          <tr>
            <th scope="col">{t.month}</th>
            <th scope="col">{t.income}</th>
            <th scope="col">{t.expenses}</th>
            <th scope="col">{t.net}</th>
          </tr>
        </thead>
        <tbody>
          {bars.map(({ month, flow }) => (
            <tr key={month}>
              <th scope="row">{formatMonth(month, language)}</th>
              {[flow?.income, flow?.expenses, flow?.net].map((value, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: three columns that never move
                <td key={column}>
                  <Amount value={value} currencyCode={currencyCode} calm />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
