import { setConnectorStatus } from './control-api.ts';
import { useWords } from './texts.ts';
import type { ConnectorStatus } from './types.ts';

const STATUSES: readonly ConnectorStatus[] = ['ONLINE', 'UNSTABLE', 'OFFLINE'];

interface Props {
  readonly connectorId: number;
  readonly status: ConnectorStatus;
  readonly onDone: () => void;
  readonly onFailed: (message: string) => void;
}

/** Whether the bank behind an item is up, and a way to take it down. */
export function BankStatus({ connectorId, status, onDone, onFailed }: Props) {
  const { texts } = useWords();
  const change = (name: string): void => {
    const wanted = STATUSES.find((one) => one === name);
    if (wanted === undefined) return;
    setConnectorStatus(connectorId, wanted).then(onDone, (error: unknown) =>
      onFailed(error instanceof Error ? error.message : String(error)),
    );
  };
  return (
    <label className="bank">
      <span className="muted">{texts.bank}</span>
      <select value={status} onChange={(event) => change(event.target.value)}>
        {STATUSES.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
    </label>
  );
}
