import { Badge } from '../../components/Badge.tsx';
import { BankTile } from '../../components/BankTile.tsx';
import { Button } from '../../components/Button.tsx';
import type { ConnectionStateName } from '../../i18n/dictionary.ts';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { formatMoment, formatRelativeTime } from '../../lib/format-time.ts';
import { useNow } from '../../lib/use-now.ts';
import type { Item } from './api/get-items.ts';
import { ComparisonNote } from './ComparisonNote.tsx';
import type { Comparison } from './comparison.ts';
import { connectionState, STATE_LOOKS } from './connection-state.ts';
import { nextStep } from './next-step.ts';
import { RemoveConnection } from './RemoveConnection.tsx';
import { SyncProgress } from './SyncProgress.tsx';

export interface ConnectionCardProps {
  userId: string;
  item: Item;
  /** The bank's name, such that it tells this connection from others. */
  bank: string;
  /** How many of its accounts are known; null while that is being loaded. */
  accounts: number | null;
  comparison: Comparison | undefined;
  accountNames: ReadonlyMap<string, string>;
  onReconnect(itemId: string): void;
}

export function ConnectionCard(props: ConnectionCardProps) {
  const { userId, item, bank, accounts, comparison, accountNames, onReconnect } = props;
  const { t } = useI18n();
  const state = connectionState(item, accounts);
  const look = STATE_LOOKS[state];
  // "Empty" is something that only this page notices; the service's sentence would say that all is well.
  const message = state === 'empty' || !item.message ? t.connections.fallback[state] : item.message;
  return (
    <li className="card connection">
      <BankTile name={bank} primaryColor={item.connector?.primaryColor} />
      <div className="connection-main">
        <h3>{bank}</h3>
        <div className="connection-status" aria-live="polite">
          <Badge tone={look.tone} icon={look.icon}>
            {t.connections.status[state]}
          </Badge>
          <p>{message}</p>
        </div>
        {state === 'updating' && item.sync?.state === 'running' && (
          <SyncProgress sync={item.sync} bank={bank} />
        )}
        {comparison && isComparisonShown(state, comparison) && (
          <ComparisonNote comparison={comparison} accountNames={accountNames} />
        )}
        <div className="connection-foot">
          {/* The bank may have been read since, and what is shown here is still older. */}
          <LastUpdated at={item.sync?.staleSince ?? item.lastUpdatedAt ?? null} />
          <div className="connection-actions">
            <Step item={item} onReconnect={onReconnect} />
            <RemoveConnection userId={userId} itemId={item.id} bank={bank} />
          </div>
        </div>
      </div>
    </li>
  );
}

/** That all agrees is said of a connection that is well: of what the bank withholds there is nothing to compare. */
function isComparisonShown(state: ConnectionStateName, { problems }: Comparison): boolean {
  return state === 'ready' || (state !== 'updating' && problems.length > 0);
}

function LastUpdated({ at }: { at: string | null }) {
  const { t, language } = useI18n();
  const now = useNow();
  if (at === null) return <span className="fine">{t.connections.neverUpdated}</span>;
  return (
    <time className="fine" dateTime={at} title={formatMoment(at, language)}>
      {t.connections.updated(formatRelativeTime(at, now, language))}
    </time>
  );
}

function Step({ item, onReconnect }: Pick<ConnectionCardProps, 'item' | 'onReconnect'>) {
  const step = nextStep(item);
  switch (step.kind) {
    case 'none':
      return null;
    case 'widget':
      return <Button onClick={() => onReconnect(item.id)}>{step.label}</Button>;
    case 'link':
      return (
        <a className="button button-quiet" href={step.url} target="_blank" rel="noopener noreferrer">
          {step.label}
        </a>
      );
  }
}
