import type { KeyboardEvent } from 'react';
import { FOCUSABLE } from '../../components/focusable.ts';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { formatMonth } from '../../lib/calendar-day.ts';
import type { Decimal } from '../../lib/decimal.ts';
import { formatMoney } from '../../lib/format-money.ts';
import { usePreferences } from '../../lib/preferences.tsx';
import { useTexts } from '../../lib/texts.ts';
import { CategoryAmount } from './CategoryRows.tsx';
import { sizeOf } from './category-tree.ts';
import { categoryTexts } from './texts.ts';

export interface MonthAmount {
  /** YYYY-MM */
  readonly month: string;
  /** Undefined: being asked for, or it failed; null: nothing. */
  readonly amount: Decimal | null | undefined;
  readonly hasFailed?: boolean;
}

export interface MonthsChartProps {
  months: readonly MonthAmount[];
  /** The month that is shown. */
  current: string;
  currencyCode: string;
  onChoose(month: string): void;
}

/** In pixels. Widths are parts of the chart's. */
const [TOP, TALLEST, HEIGHT] = [8, 112, 152];

/** One bar a month, which leads to that month; a table says the same in figures. */
export function MonthsChart({ months, current, currencyCode, onChoose }: MonthsChartProps) {
  const t = useTexts(categoryTexts);
  const { language } = useI18n();
  const { areAmountsHidden } = usePreferences();
  // For drawing alone: amounts are never computed with.
  const sizes = months.map(({ amount }) => Number(amount ? sizeOf(amount) : 0));
  const tallest = Math.max(...sizes);
  const width = 100 / months.length;
  const told = ({ amount, hasFailed }: MonthAmount): string => {
    if (amount === undefined) return hasFailed ? t.failed : t.waiting;
    if (amount === null) return t.nothing;
    return areAmountsHidden ? t.hidden : formatMoney(amount, { locale: language, currencyCode });
  };
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing is no set of fields */}
      <svg className="flow" width="100%" height={HEIGHT} role="group" aria-label={t.months}>
        <line className="flow-base" x1="0" x2="100%" y1={TOP + TALLEST} y2={TOP + TALLEST} />
        {months.map((one, index) => {
          const size = sizes[index] ?? 0;
          return (
            <MonthBar
              key={one.month}
              month={one.month}
              said={told(one)}
              isCurrent={one.month === current}
              x={index * width}
              width={width}
              // Something is never drawn as nothing.
              height={size === 0 ? 0 : Math.max((size / tallest) * TALLEST, 2)}
              onChoose={onChoose}
            />
          );
        })}
      </svg>
      <MonthsTable months={months} currencyCode={currencyCode} told={told} />
    </>
  );
}

interface MonthBarProps {
  month: string;
  /** Its amount, in words. */
  said: string;
  isCurrent: boolean;
  /** Parts of the chart's width, in per cent. */
  x: number;
  width: number;
  /** In pixels. */
  height: number;
  onChoose(month: string): void;
}

function MonthBar({ month, said, isCurrent, x, width, height, onChoose }: MonthBarProps) {
  const t = useTexts(categoryTexts);
  const { language } = useI18n();
  const name = formatMonth(month, language, 'short');
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onChoose(month);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is no button in a drawing
    <g
      className={isCurrent ? 'flow-month flow-chosen' : 'flow-month'}
      role="button"
      {...FOCUSABLE}
      aria-pressed={isCurrent}
      aria-label={t.bar(`${name} ${month.slice(0, 4)}`, said)}
      onClick={() => onChoose(month)}
      onKeyDown={onKeyDown}
    >
      <rect className="flow-touch" x={`${x}%`} y="0" width={`${width}%`} height={HEIGHT} />
      <rect
        className={isCurrent ? 'flow-bar month-bar month-bar-current' : 'flow-bar month-bar'}
        x={`${x + 0.25 * width}%`}
        y={TOP + TALLEST - height}
        width={`${width / 2}%`}
        height={height}
        rx="2"
      />
      <text x={`${x + 0.5 * width}%`} y={HEIGHT - 8} textAnchor="middle">
        {name}
      </text>
    </g>
  );
}

interface MonthsTableProps extends Pick<MonthsChartProps, 'months' | 'currencyCode'> {
  told(month: MonthAmount): string;
}

function MonthsTable({ months, currencyCode, told }: MonthsTableProps) {
  const t = useTexts(categoryTexts);
  const { language } = useI18n();
  return (
    <details className="flow-more">
      <summary>{t.asTable}</summary>
      <table className="figures-table" aria-label={t.months}>
        <thead>
          <tr>
            <th scope="col">{t.month}</th>
            <th scope="col">{t.amount}</th>
          </tr>
        </thead>
        <tbody>
          {months.map((one) => (
            <tr key={one.month}>
              <th scope="row">{formatMonth(one.month, language)}</th>
              <td>
                {one.amount ? <CategoryAmount amount={one.amount} currencyCode={currencyCode} /> : told(one)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
