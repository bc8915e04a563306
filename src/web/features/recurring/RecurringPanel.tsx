import { Badge } from '../../components/Badge.tsx';
import { Button } from '../../components/Button.tsx';
import { Day } from '../../components/Day.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Facts } from '../../components/Facts.tsx';
import { ListRow } from '../../components/ListRow.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { formatCount } from '../../lib/format-money.ts';
import { useTexts } from '../../lib/texts.ts';
import type { Recurring } from './api/get-recurring.ts';
import { priceChanges, sizeOf } from './price-changes.ts';
import { SeriesAmount } from './RecurringList.tsx';
import { recurringTexts } from './texts.ts';
import { useDismissRecurring, usePayments } from './use-recurring.ts';
import { useRhythmWords } from './use-rhythm-words.ts';

/** So many of the newest times are shown. */
const SHOWN = 12;

export interface RecurringPanelProps {
  userId: string;
  series: Recurring;
  onClose(): void;
}

/** When it comes, and what it was each of the last times. */
export function RecurringPanel({ userId, series, onClose }: RecurringPanelProps) {
  const t = useTexts(recurringTexts);
  const { language } = useI18n();
  const rhythm = useRhythmWords();
  const ids = series.transactionIds ?? [];
  const { facts } = t;
  return (
    <Dialog title={series.description} shape="panel" onClose={onClose}>
      <p className="panel-amount">
        <SeriesAmount series={series} amount={series.lastAmount} />
      </p>
      <Facts
        facts={[
          { name: facts.rhythm, value: rhythm(series.everyDays) },
          series.status === 'ended' && series.lastDate
            ? { name: facts.last, value: <Day day={series.lastDate} /> }
            : { name: facts.next, value: <Day day={series.nextDate} /> },
          {
            name: facts.average,
            value: <SeriesAmount series={series} amount={series.averageAmount ?? null} />,
          },
          { name: facts.times, value: formatCount(ids.length, language) },
        ]}
      />
      <h3>{t.lastTimes}</h3>
      <LastTimes userId={userId} series={series} ids={ids.slice(-SHOWN)} />
      <Dismissal userId={userId} series={series} />
    </Dialog>
  );
}

/** What the rules found may still not be recurring: that is the person's to say. */
function Dismissal({ userId, series }: Pick<RecurringPanelProps, 'userId' | 'series'>) {
  const t = useTexts(recurringTexts);
  const dismissing = useDismissRecurring(userId, series.id);
  const isDismissed = series.dismissed === true;
  return (
    <>
      {dismissing.isError && <ErrorNotice title={t.dismissFailed} error={dismissing.error} />}
      <Button busy={dismissing.isPending} onClick={() => dismissing.mutate(!isDismissed)}>
        {isDismissed ? t.restore : t.dismiss}
      </Button>
    </>
  );
}

interface LastTimesProps {
  userId: string;
  series: Recurring;
  ids: readonly string[];
}

/** The newest first; where the price was another one than the time before, it says so. */
function LastTimes({ userId, series, ids }: LastTimesProps) {
  const t = useTexts(recurringTexts);
  const payments = usePayments(userId, ids);
  if (payments.some(({ isPending }) => isPending))
    return <Skeleton rows={Math.min(ids.length, 4)} height={64} />;
  const times = priceChanges(
    payments.map(({ data }, index) => ({
      id: ids[index] ?? '',
      day: data?.ownDate ?? data?.localDate ?? null,
      amount: sizeOf(data?.signedAmountInAccountCurrency ?? data?.signedAmount),
    })),
  );
  return (
    <ul className="row-list" aria-label={t.lastTimes}>
      {times.toReversed().map(({ id, day, amount, change }) => (
        <li key={id}>
          <ListRow
            title={day === null ? t.timeFailed : <Day day={day} />}
            value={<SeriesAmount series={series} amount={amount} />}
            valueDetail={
              (change === 'more' || change === 'less') && <Badge tone="neutral">{t.change[change]}</Badge>
            }
            to={`/transacoes?linha=${encodeURIComponent(id)}`}
          />
        </li>
      ))}
    </ul>
  );
}
