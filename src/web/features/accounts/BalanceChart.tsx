import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { Amount } from '../../components/Amount.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { formatDay } from '../../lib/calendar-day.ts';
import type { Decimal } from '../../lib/decimal.ts';
import { formatMoney } from '../../lib/format-money.ts';
import { usePreferences } from '../../lib/preferences.tsx';
import { useTexts } from '../../lib/texts.ts';
import { useWidth } from '../../lib/use-width.ts';
import { type BalanceLine, type BalancePoint, balanceLine, type PlacedPoint } from './balance-line.ts';
import { accountTexts } from './texts.ts';

export interface BalanceChartProps {
  label: string;
  /** Oldest first, at least two. */
  points: readonly BalancePoint[];
  currencyCode: string | null | undefined;
}

const HEIGHT = 180;
const MARGIN = 22;

/** The line of a balance: a day is chosen with the arrows or by touch, and all of it stands in a table behind. */
export function BalanceChart({ label, points, currencyCode }: BalanceChartProps) {
  const t = useTexts(accountTexts);
  const [box, width] = useWidth<HTMLDivElement>();
  const [chosen, setChosen] = useState<number | null>(null);
  const line = balanceLine(points, { width: Math.max(width, 120), height: HEIGHT, margin: MARGIN });
  const at = Math.min(chosen ?? points.length - 1, points.length - 1);
  const point = line?.points[at];
  if (line === undefined || point === undefined) return <p className="fine">{t.lineOne}</p>;
  return (
    <div className="balance-chart" ref={box}>
      <p className="chart-reading">
        <DayOf point={point} /> <Amount value={point.balance} currencyCode={currencyCode} />
      </p>
      {width > 0 && (
        <Drawing
          label={label}
          line={line}
          at={at}
          width={width}
          currencyCode={currencyCode}
          onChoose={setChosen}
        />
      )}
      <p className="fine">{t.lineHint}</p>
      <details>
        <summary>{t.asTable}</summary>
        <BalanceTable label={label} points={points} currencyCode={currencyCode} />
      </details>
    </div>
  );
}

function DayOf({ point }: { point: BalancePoint }) {
  const { language } = useI18n();
  return <time dateTime={point.day}>{formatDay(point.day, language)}</time>;
}

interface DrawingProps {
  label: string;
  line: BalanceLine;
  at: number;
  width: number;
  currencyCode: string | null | undefined;
  onChoose(at: number): void;
}

function Drawing({ label, line, at, width, currencyCode, onChoose }: DrawingProps) {
  const { language, t } = useI18n();
  const { areAmountsHidden } = usePreferences();
  const { points } = line;
  const last = points.length - 1;
  const point = points[at];
  const money = (value: Decimal): string =>
    areAmountsHidden
      ? t.app.hiddenAmount
      : formatMoney(value, { locale: language, currencyCode: currencyCode ?? '' });
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    onChoose(Math.min(last, Math.max(0, to)));
  };
  const onPointer = (event: PointerEvent<HTMLElement>): void => {
    onChoose(nearest(points, event.clientX - event.currentTarget.getBoundingClientRect().left));
  };
  if (point === undefined) return null;
  return (
    <div
      className="chart"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={at}
      aria-valuetext={`${formatDay(point.day, language)}: ${money(point.balance)}`}
      onKeyDown={onKeyDown}
      onPointerDown={onPointer}
      onPointerMove={onPointer}
    >
      <Picture line={line} point={point} width={width} money={money} />
    </div>
  );
}

interface PictureProps {
  line: BalanceLine;
  /** The day that is chosen. */
  point: PlacedPoint;
  width: number;
  money(value: Decimal): string;
}

function Picture({ line: { points, path, lowest, highest, zeroY }, point, width, money }: PictureProps) {
  const { language } = useI18n();
  const { areAmountsHidden } = usePreferences();
  return (
    <svg width={width} height={HEIGHT} aria-hidden="true">
      {zeroY !== null && <line className="chart-zero" x1={0} x2={width} y1={zeroY} y2={zeroY} />}
      <path className="chart-line" d={path} />
      <line className="chart-cursor" x1={point.x} x2={point.x} y1={MARGIN} y2={HEIGHT - MARGIN} />
      <circle className="chart-dot" cx={point.x} cy={point.y} r={5} />
      {!areAmountsHidden && (
        <>
          <text className="chart-text" x={0} y={14}>
            {money(highest)}
          </text>
          <text className="chart-text" x={0} y={HEIGHT - 6}>
            {money(lowest)}
          </text>
        </>
      )}
      <text className="chart-text" x={width} y={HEIGHT - 6} textAnchor="end">
        {formatDay(points.at(-1)?.day ?? '', language)}
      </text>
    </svg>
  );
}

const nearest = (points: readonly PlacedPoint[], x: number): number =>
  points.reduce(
    (best, point, n) => (Math.abs(point.x - x) < Math.abs((points[best]?.x ?? 0) - x) ? n : best),
    0,
  );

function BalanceTable({ label, points, currencyCode }: BalanceChartProps) {
  const t = useTexts(accountTexts);
  const { t: all } = useI18n();
  return (
    <table className="plain-table" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t.day}</th>
          <th scope="col" className="number">
            {all.accounts.balance}
          </th>
        </tr>
      </thead>
      <tbody>
        {points.toReversed().map((point) => (
          <tr key={point.day}>
            <th scope="row">
              <DayOf point={point} />
            </th>
            <td className="number">
              <Amount value={point.balance} currencyCode={currencyCode} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
