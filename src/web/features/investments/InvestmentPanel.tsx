import { Amount } from '../../components/Amount.tsx';
import { Button } from '../../components/Button.tsx';
import { Day } from '../../components/Day.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { type Fact, Facts } from '../../components/Facts.tsx';
import { ListRow } from '../../components/ListRow.tsx';
import { LoadFailed } from '../../components/LoadFailed.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { formatDay, localDayOf } from '../../lib/calendar-day.ts';
import type { Decimal } from '../../lib/decimal.ts';
import { formatNumber, formatPercent } from '../../lib/format-rate.ts';
import { useTexts } from '../../lib/texts.ts';
import { UNKNOWN } from '../../lib/unknown.ts';
import type { Investment, Movement } from './api/get-investments.ts';
import { investmentTexts } from './texts.ts';
import { useMovements } from './use-investments.ts';

export interface InvestmentPanelProps {
  userId: string;
  investment: Investment;
  onClose(): void;
}

/** All that is known of one investment, and what moved in it. */
export function InvestmentPanel({ userId, investment, onClose }: InvestmentPanelProps) {
  const t = useTexts(investmentTexts);
  return (
    <Dialog title={investment.name?.trim() || t.unnamed} shape="panel" onClose={onClose}>
      <Figures investment={investment} />
      <h3>{t.movements}</h3>
      <Movements userId={userId} investment={investment} />
    </Dialog>
  );
}

function Figures({ investment }: { investment: Investment }) {
  const t = useTexts(investmentTexts);
  const { language } = useI18n();
  const { currencyCode, rate, rateType, quantity } = investment;
  const money = (name: string, value: Decimal | null | undefined): Fact | false =>
    Boolean(value) && { name, value: <Amount value={value} currencyCode={currencyCode} calm /> };
  const day = (name: string, value: string | null | undefined): Fact | false => {
    const known = localDayOf(value);
    return known !== null && { name, value: <Day day={known} /> };
  };
  const percent = (name: string, value: Decimal | null | undefined): Fact | false =>
    Boolean(value) && { name, value: value && formatPercent(value, language) };
  const percentOf = rate ? formatPercent(rate, language) : '';
  return (
    <Facts
      facts={[
        money(t.balance, investment.balance),
        money(t.gross, investment.amount),
        money(t.invested, investment.amountOriginal),
        investment.amountProfit
          ? {
              name: t.profit,
              value: <Amount value={investment.amountProfit} currencyCode={currencyCode} movement />,
            }
          : null,
        money(t.taxes, investment.taxes),
        quantity ? { name: t.quantity, value: formatNumber(quantity, language) } : null,
        money(t.unitValue, investment.value),
        rate ? { name: t.rate, value: rateType ? t.ofIndex(percentOf, rateType) : percentOf } : null,
        percent(t.lastMonth, investment.lastMonthRate),
        percent(t.lastTwelveMonths, investment.lastTwelveMonthsRate),
        Boolean(investment.issuer) && { name: t.issuer, value: investment.issuer },
        day(t.boughtOn, investment.purchaseDate ?? investment.issueDate),
        day(t.dueOn, investment.dueDate),
        day(t.asOf, investment.date),
      ]}
    />
  );
}

function Movements({ userId, investment }: Pick<InvestmentPanelProps, 'userId' | 'investment'>) {
  const t = useTexts(investmentTexts);
  const movements = useMovements(userId, investment.id);
  const rows = movements.data?.pages.flatMap(({ results }) => results) ?? [];
  return (
    <>
      {movements.isPending && <Skeleton rows={4} height={64} />}
      <LoadFailed title={t.movementsFailed} of={movements} />
      {movements.data && rows.length === 0 && <p className="fine">{t.noMovements}</p>}
      <ul className="row-list">
        {rows.map((row) => (
          <li key={row.id}>
            <MovementRow movement={row} currencyCode={investment.currencyCode} />
          </li>
        ))}
      </ul>
      {movements.hasNextPage && (
        <Button busy={movements.isFetchingNextPage} onClick={() => void movements.fetchNextPage()}>
          {t.more}
        </Button>
      )}
    </>
  );
}

interface MovementRowProps {
  movement: Movement;
  currencyCode: string | null | undefined;
}

function MovementRow({ movement, currencyCode }: MovementRowProps) {
  const t = useTexts(investmentTexts);
  const { language } = useI18n();
  const { type, description, tradeDate, date, quantity, netAmount, amount } = movement;
  const day = localDayOf(tradeDate ?? date);
  const details = [
    day === null ? UNKNOWN : formatDay(day, language),
    quantity ? t.units(formatNumber(quantity, language)) : null,
  ];
  return (
    <ListRow
      title={t.movementKinds[type ?? ''] ?? description ?? t.movementKinds['OTHER']}
      detail={details.filter(Boolean).join(' · ')}
      value={<Amount value={netAmount ?? amount} currencyCode={currencyCode} calm />}
    />
  );
}
