import { Facts } from '../../components/Facts.tsx';
import { Section } from '../../components/Section.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { momentOf } from '../../lib/calendar-day.ts';
import { formatMoment, formatRelativeTime, formatTimeAgo } from '../../lib/format-time.ts';
import { useTexts } from '../../lib/texts.ts';
import { useNow } from '../../lib/use-now.ts';
import { AutoSync } from './AutoSync.tsx';
import type { Connection } from './api/get-connection.ts';
import { RefreshNow } from './RefreshNow.tsx';
import { connectionTexts } from './texts.ts';

/** When the bank was read, when it will be, and whether it can be read now. */
export function Updates({ userId, connection }: { userId: string; connection: Connection }) {
  const t = useTexts(connectionTexts);
  return (
    <Section title={t.updates}>
      <div className="card updates">
        <Facts
          facts={[
            { name: t.lastRead, value: <Moment at={connection.lastUpdatedAt} past /> },
            { name: t.nextRead, value: <NextRead connection={connection} /> },
          ]}
        />
        <RefreshNow userId={userId} connection={connection} />
        <AutoSync userId={userId} connection={connection} />
      </div>
    </Section>
  );
}

function NextRead({ connection: { autoSync, nextAutoSyncAt } }: { connection: Connection }) {
  const t = useTexts(connectionTexts);
  const now = useNow();
  const next = momentOf(nextAutoSyncAt);
  if (autoSync === false) return t.nextOff;
  // a time that is over is no next one
  return next === null || next <= now ? t.nextUnknown : <Moment at={nextAutoSyncAt} />;
}

function Moment({ at, past = false }: { at: string | null | undefined; past?: boolean }) {
  const { t, language } = useI18n();
  const now = useNow();
  if (!at) return t.connections.neverUpdated;
  const relative = (past ? formatTimeAgo : formatRelativeTime)(at, now, language);
  return (
    <time dateTime={at}>
      {formatMoment(at, language)} <span className="fine">({relative})</span>
    </time>
  );
}
