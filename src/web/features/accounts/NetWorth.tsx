import { useQuery } from '@tanstack/react-query';
import { Amount } from '../../components/Amount.tsx';
import { Facts } from '../../components/Facts.tsx';
import { LoadFailed } from '../../components/LoadFailed.tsx';
import { Section } from '../../components/Section.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useApi } from '../../lib/ApiProvider.tsx';
import { dayInBrazil } from '../../lib/calendar-day.ts';
import { type Decimal, negate } from '../../lib/decimal.ts';
import { inTurn } from '../../lib/in-turn.ts';
import { queryKeys } from '../../lib/query-keys.ts';
import { useTexts } from '../../lib/texts.ts';
import { getNetWorth } from './api/get-net-worth.ts';
import { BalanceChart } from './BalanceChart.tsx';
import { type WorthOfCurrency, worthByCurrency } from './net-worth-line.ts';
import { accountTexts } from './texts.ts';

/** What the person has less what is owed, over twelve months, each currency apart. */
export function NetWorth({ userId }: { userId: string }) {
  const api = useApi();
  const t = useTexts(accountTexts);
  const worth = useQuery({
    queryKey: [...queryKeys.summaries(userId), 'net-worth'],
    queryFn: ({ signal }) => inTurn(() => getNetWorth(api, userId, signal), signal),
  });
  const currencies = worth.data && worthByCurrency(worth.data, dayInBrazil(new Date()));
  if (currencies?.length === 0) return null;
  return (
    <>
      {worth.isPending && <Skeleton rows={1} height={360} />}
      <LoadFailed title={t.worthFailed} of={worth} />
      {currencies?.map((one) => (
        <Worth key={one.currencyCode} worth={one} isOneOfSeveral={currencies.length > 1} />
      ))}
    </>
  );
}

function Worth({ worth, isOneOfSeveral }: { worth: WorthOfCurrency; isOneOfSeveral: boolean }) {
  const t = useTexts(accountTexts);
  const { currencyCode, points, latest } = worth;
  const title = isOneOfSeveral ? t.worthIn(currencyCode) : t.worth;
  const owed = (amount: Decimal | null | undefined): Decimal | null =>
    amount == null ? null : negate(amount);
  const parts: [name: string, amount: Decimal | null | undefined][] = [
    [t.worthCash, latest.cash],
    [t.worthInvestments, latest.investments],
    [t.worthCards, owed(latest.cards)],
    [t.worthLoans, owed(latest.loans)],
  ];
  return (
    <Section title={title}>
      <div className="card chart-card">
        {points.length > 1 ? (
          <BalanceChart label={title} points={points} currencyCode={currencyCode} />
        ) : (
          <div className="big-figure">
            <strong>
              <Amount value={latest.net} currencyCode={currencyCode} />
            </strong>
            <p className="fine">{t.worthOne}</p>
          </div>
        )}
        <Facts
          facts={parts.map(
            ([name, amount]) =>
              amount != null && { name, value: <Amount value={amount} currencyCode={currencyCode} calm /> },
          )}
        />
        <p className="fine">{t.worthBody}</p>
      </div>
    </Section>
  );
}
