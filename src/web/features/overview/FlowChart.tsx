import { useState } from 'react';
import { Amount } from '../../components/Amount.tsx';
import { FOCUSABLE } from '../../components/focusable.ts';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { formatMonth } from '../../lib/calendar-day.ts';
import { formatMoney } from '../../lib/format-money.ts';
import { usePreferences } from '../../lib/preferences.tsx';
import { useTexts } from '../../lib/texts.ts';
import { FlowTable } from './FlowTable.tsx';
import type { MonthBars } from './months.ts';
import { overviewTexts } from './texts.ts';

export interface FlowChartProps {
  bars: readonly MonthBars[];
  currencyCode: string;
}

/** In pixels. Widths are parts of the chart's. */
const [TOP, TALLEST, HEIGHT] = [8, 128, 168];

/**
 * Two bars a month: what came in is filled, what went out is drawn with a line, so that they are told apart without colours.
 * The month that is pointed at or focused is told in words above; a table says all of it.
 */
export function FlowChart({ bars, currencyCode }: FlowChartProps) {
  const t = useTexts(overviewTexts);
  const [chosen, setChosen] = useState<string | null>(null);
  const label = useBarLabel(currencyCode);
  const shown = bars.find(({ month }) => month === chosen) ?? bars.at(-1);
  const width = 100 / bars.length;
  return (
    <>
      <MonthInWords bars={shown} currencyCode={currencyCode} />
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing is no set of fields */}
      <svg className="flow" width="100%" height={HEIGHT} role="group" aria-label={t.flow}>
        <line className="flow-base" x1="0" x2="100%" y1={TOP + TALLEST} y2={TOP + TALLEST} />
        {bars.map((one, index) => (
          <Month
            key={one.month}
            bars={one}
            label={label(one.month, one.flow)}
            isShown={one.month === shown?.month}
            left={index * width}
            width={width}
            onChoose={() => setChosen(one.month)}
          />
        ))}
      </svg>
      <p className="flow-legend fine" aria-hidden="true">
        <span className="flow-key flow-key-in">{t.income}</span>
        <span className="flow-key flow-key-out">{t.expenses}</span>
      </p>
      <details className="flow-more">
        <summary>{t.asTable}</summary>
        <FlowTable bars={bars} currencyCode={currencyCode} />
      </details>
    </>
  );
}

interface MonthProps {
  bars: MonthBars;
  label: string;
  isShown: boolean;
  /** Parts of the chart's width, in per cent. */
  left: number;
  width: number;
  onChoose(): void;
}

function Month({ bars: { month, income, expenses }, label, isShown, left, width, onChoose }: MonthProps) {
  const { language } = useI18n();
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a picture of a month, and what a mouse shows by pointing the keyboard shows by focusing
    <g
      className={isShown ? 'flow-month flow-chosen' : 'flow-month'}
      role="img"
      {...FOCUSABLE}
      aria-label={label}
      onFocus={onChoose}
      onPointerEnter={onChoose}
    >
      <rect className="flow-touch" x={`${left}%`} y="0" width={`${width}%`} height={HEIGHT} />
      <Bar kind="in" x={left + width * 0.2} width={width * 0.27} part={income} />
      <Bar kind="out" x={left + width * 0.53} width={width * 0.27} part={expenses} />
      <text x={`${left + width / 2}%`} y={HEIGHT - 8} textAnchor="middle">
        {formatMonth(month, language, 'short')}
      </text>
    </g>
  );
}

function Bar({ kind, x, width, part }: { kind: 'in' | 'out'; x: number; width: number; part: number }) {
  // Something is never drawn as nothing.
  const height = part === 0 ? 0 : Math.max(part * TALLEST, 2);
  return (
    <rect
      className={`flow-bar flow-bar-${kind}`}
      x={`${x}%`}
      y={TOP + TALLEST - height}
      width={`${width}%`}
      height={height}
      rx="2"
    />
  );
}

function useBarLabel(currencyCode: string): (month: string, flow: MonthBars['flow']) => string {
  const t = useTexts(overviewTexts);
  const { language } = useI18n();
  const { areAmountsHidden } = usePreferences();
  return (month, flow) => {
    const name = formatMonth(month, language);
    if (flow === null) return `${name}: ${t.nothing}`;
    if (areAmountsHidden) return `${name}: ${t.hidden}`;
    const [income, expenses, net] = [flow.income, flow.expenses, flow.net].map((value) =>
      formatMoney(value, { locale: language, currencyCode }),
    ) as [string, string, string];
    return t.bar(name, income, expenses, net);
  };
}

/** Its place is held whatever month is shown. */
function MonthInWords({ bars, currencyCode }: { bars: MonthBars | undefined; currencyCode: string }) {
  const t = useTexts(overviewTexts);
  const { language } = useI18n();
  if (!bars) return null;
  const { month, flow } = bars;
  return (
    <div className="flow-words">
      <p className="fine">{formatMonth(month, language)}</p>
      {flow === null ? (
        <p>{t.nothing}</p>
      ) : (
        <p>
          <Amount value={flow.net} currencyCode={currencyCode} movement />
        </p>
      )}
    </div>
  );
}
