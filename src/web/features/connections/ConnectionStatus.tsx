import { BankTile } from '../../components/BankTile.tsx';
import type { Connection } from './api/get-connection.ts';
import { ComparisonNote } from './ComparisonNote.tsx';
import { comparisonOf } from './comparison.ts';
import { connectionState } from './connection-state.ts';
import { NextStepButton } from './NextStepButton.tsx';
import { StateInWords } from './StateInWords.tsx';
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
  const { completeness, isAwaited } = useCompleteness(userId, [connection]);
  const comparison = isAwaited ? 'awaited' : completeness && comparisonOf(completeness, connection.id);
  const state = connectionState(connection, accounts);
  return (
    <div className="card connection">
      <BankTile name={bank} primaryColor={connection.connector?.primaryColor} />
      <div className="connection-main">
        <StateInWords item={connection} state={state} bank={bank} />
        <ComparisonNote state={state} comparison={comparison} accountNames={accountNames} />
        <div className="status-actions">
          <NextStepButton item={connection} onReconnect={onReconnect} />
        </div>
      </div>
    </div>
  );
}
