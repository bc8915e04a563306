import { Badge } from '../../components/Badge.tsx';
import { BankTile } from '../../components/BankTile.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import type { Connection } from './api/get-connection.ts';
import { ComparisonNote } from './ComparisonNote.tsx';
import { comparisonOf, isComparisonShown } from './comparison.ts';
import { connectionState, STATE_LOOKS } from './connection-state.ts';
import { NextStepButton } from './NextStepButton.tsx';
import { SyncProgress } from './SyncProgress.tsx';
import { useCompleteness } from './use-completeness.ts';

export interface ConnectionStatusProps {
  userId: string;
  connection: Connection;
  bank: string;
  accounts: number | null;
  accountNames: ReadonlyMap<string, string>;
  onReconnect(itemId: string): void;
}

/** How a connection stands, and what to do about it. */
export function ConnectionStatus(props: ConnectionStatusProps) {
  const { userId, connection, bank, accounts, accountNames, onReconnect } = props;
  const { t } = useI18n();
  const completeness = useCompleteness(userId, [connection]);
  const comparison = completeness && comparisonOf(completeness, connection.id);
  const state = connectionState(connection, accounts);
  const look = STATE_LOOKS[state];
  const message =
    state === 'empty' || !connection.message ? t.connections.fallback[state] : connection.message;
  return (
    <div className="card connection">
      <BankTile name={bank} primaryColor={connection.connector?.primaryColor} />
      <div className="connection-main">
        <div className="connection-status" aria-live="polite">
          <Badge tone={look.tone} icon={look.icon}>
            {t.connections.status[state]}
          </Badge>
          <p>{message}</p>
        </div>
        {state === 'updating' && connection.sync?.state === 'running' && (
          <SyncProgress sync={connection.sync} bank={bank} />
        )}
        {comparison && isComparisonShown(state, comparison) && (
          <ComparisonNote comparison={comparison} accountNames={accountNames} />
        )}
        <div className="status-actions">
          <NextStepButton item={connection} onReconnect={onReconnect} />
        </div>
      </div>
    </div>
  );
}
