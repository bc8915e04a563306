import { setConnectorDates } from './control-api.ts';
import { useWords } from './texts.ts';
import type { DateKind } from './types.ts';

const OWN = 'own';
const KINDS = [OWN, 'day', 'instant'] as const;

interface Props {
  readonly connectorId: number;
  readonly dates: DateKind | null;
  readonly onDone: () => void;
  readonly onFailed: (message: string) => void;
}

/** How the bank behind an item writes the dates of what is connected next. */
export function BankDates({ connectorId, dates, onDone, onFailed }: Props) {
  const { texts } = useWords();
  const change = (name: string): void => {
    const wanted = KINDS.find((kind) => kind === name);
    if (wanted === undefined) return;
    setConnectorDates(connectorId, wanted === OWN ? null : wanted).then(onDone, (error: unknown) =>
      onFailed(error instanceof Error ? error.message : String(error)),
    );
  };
  return (
    <label className="bank">
      <span className="muted">{texts.dates}</span>
      <select value={dates ?? OWN} onChange={(event) => change(event.target.value)}>
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {texts.dateKinds[kind]}
          </option>
        ))}
      </select>
    </label>
  );
}
