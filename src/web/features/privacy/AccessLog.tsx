import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Badge } from '../../components/Badge.tsx';
import { Button } from '../../components/Button.tsx';
import { LoadFailed } from '../../components/LoadFailed.tsx';
import { Section } from '../../components/Section.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { useApi } from '../../lib/ApiProvider.tsx';
import { formatCount } from '../../lib/format-money.ts';
import { formatMoment } from '../../lib/format-time.ts';
import { queryKeys } from '../../lib/query-keys.ts';
import { useTexts } from '../../lib/texts.ts';
import { getAccessLog } from './api/get-access-log.ts';
import { type AccessGroup, groupLog } from './group-log.ts';
import { privacyTexts } from './texts.ts';

/** Who did what with the person's data. */
export function AccessLog({ userId }: { userId: string }) {
  const api = useApi();
  const t = useTexts(privacyTexts);
  const { language } = useI18n();
  const log = useInfiniteQuery({
    // read when the page is opened: every reading of it is one more line of it
    queryKey: [...queryKeys.accessLog(userId), language],
    queryFn: ({ pageParam, signal }) => getAccessLog(api, userId, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next ?? null,
    placeholderData: keepPreviousData,
  });
  const groups = groupLog(log.data?.pages.flatMap(({ results }) => results) ?? []);
  return (
    <Section title={t.log}>
      <p className="fine">{t.logBody}</p>
      {log.isPending && <Skeleton rows={4} height={64} />}
      <LoadFailed title={t.logFailed} of={log} />
      {log.data && groups.length === 0 && <p className="fine">{t.noLog}</p>}
      {groups.length > 0 && (
        <ul className="card row-list">
          {groups.map((group) => (
            <li key={group.key}>
              <Line group={group} />
            </li>
          ))}
        </ul>
      )}
      {log.hasNextPage && (
        <Button busy={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {t.more}
        </Button>
      )}
    </Section>
  );
}

function Line({ group: { until, count, message, by, outcome, network } }: { group: AccessGroup }) {
  const t = useTexts(privacyTexts);
  const { language } = useI18n();
  const details = [
    t.by[by] ?? t.by['unknown'],
    formatMoment(until, language),
    count > 1 ? t.times(formatCount(count, language)) : null,
    network ? t.network(network) : null,
  ];
  return (
    <div className="access-line">
      <p>
        {message} {outcome === 'refused' && <Badge tone="warning">{t.refused}</Badge>}
        {outcome === 'failed' && <Badge tone="bad">{t.failed}</Badge>}
      </p>
      <p className="fine">{details.filter(Boolean).join(' · ')}</p>
    </div>
  );
}
