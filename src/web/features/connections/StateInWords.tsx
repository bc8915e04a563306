import { Badge } from '../../components/Badge.tsx';
import type { ConnectionStateName } from '../../i18n/dictionary.ts';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import type { Item } from './api/get-items.ts';
import { STATE_LOOKS } from './connection-state.ts';
import { SyncProgress } from './SyncProgress.tsx';

export interface StateInWordsProps {
  item: Pick<Item, 'message' | 'sync'>;
  state: ConnectionStateName;
  bank: string;
}

/** How a connection stands: a badge, a sentence, and how far a sync is. */
export function StateInWords({ item, state, bank }: StateInWordsProps) {
  const { t } = useI18n();
  const look = STATE_LOOKS[state];
  // "Empty" is something that only this page notices; the service's sentence would say that all is well.
  const message = state === 'empty' || !item.message ? t.connections.fallback[state] : item.message;
  return (
    <>
      <div className="connection-status" aria-live="polite">
        <Badge tone={look.tone} icon={look.icon}>
          {t.connections.status[state]}
        </Badge>
        <p>{message}</p>
      </div>
      {state === 'updating' && item.sync?.state === 'running' && (
        <SyncProgress sync={item.sync} bank={bank} />
      )}
    </>
  );
}
