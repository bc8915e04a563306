import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Amount } from '../../../components/Amount.tsx';
import { Day } from '../../../components/Day.tsx';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { Skeleton } from '../../../components/Skeleton.tsx';
import { useI18n } from '../../../i18n/I18nProvider.tsx';
import { useApi } from '../../../lib/ApiProvider.tsx';
import { localDayOf } from '../../../lib/calendar-day.ts';
import { formatMoment } from '../../../lib/format-time.ts';
import { queryKeys } from '../../../lib/query-keys.ts';
import { useTexts } from '../../../lib/texts.ts';
import { getHistory } from '../api/get-history.ts';
import { panelTexts } from './texts.ts';

/** Every value that it had at the bank; asked for once it is opened. */
export function HistoryOfRow({ userId, id }: { userId: string; id: string }) {
  const t = useTexts(panelTexts);
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="history" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t.history}</summary>
      <p className="fine">{t.historyBody}</p>
      {isOpen && <Versions userId={userId} id={id} />}
    </details>
  );
}

function Versions({ userId, id }: { userId: string; id: string }) {
  const api = useApi();
  const t = useTexts(panelTexts);
  const { language } = useI18n();
  const { data, isError, error, refetch } = useQuery({
    queryKey: [...queryKeys.transactions(userId), 'history', id],
    queryFn: ({ signal }) => getHistory(api, userId, id, signal),
  });
  if (isError) return <ErrorNotice title={t.historyFailed} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={2} height={56} />;
  return (
    <ol className="plain-list versions">
      {data.map(({ id: version, from, until, transaction }) => (
        <li key={`${version} ${from}`}>
          <span className="fine">
            {until
              ? t.span(formatMoment(from, language), formatMoment(until, language))
              : t.since(formatMoment(from, language))}
          </span>
          <span>
            <Day day={localDayOf(transaction?.date)} /> {transaction?.description}{' '}
            <Amount value={transaction?.amount} currencyCode={transaction?.currencyCode} />
          </span>
        </li>
      ))}
    </ol>
  );
}
