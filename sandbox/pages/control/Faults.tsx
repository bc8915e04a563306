import { useEffect, useState } from 'react';
import { readFaults, writeFaults } from './control-api.ts';
import { faultText } from './fault-texts.ts';
import { useWords } from './texts.ts';
import type { Faults as FaultSettings } from './types.ts';

/** The one fault that is a time, not a probability. */
const DELAY = 'delayMs';

/** What a switch gives when it is turned on: often enough to be seen, rarely enough to be survived. */
const SWITCHED_ON = 0.1;

type Group = 'api' | 'webhooks';

/** A switch and a slider for each fault. `now` makes it look again: a program may have set them too. */
export function Faults({ now }: { readonly now: string }) {
  const { texts } = useWords();
  const [faults, setFaults] = useState<FaultSettings>({});
  const [problem, setProblem] = useState('');
  useEffect(() => {
    if (now !== '') readFaults().then(setFaults, () => {});
  }, [now]);
  /** Shown at once; what the sandbox made of it follows. */
  const write = (next: FaultSettings): void => {
    setFaults((shown) => ({ ...shown, ...next }));
    writeFaults(next).then(
      (written) => {
        setFaults(written);
        setProblem('');
      },
      (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)),
    );
  };
  const set = (group: Group, name: string, value: number): void =>
    write({ ...faults, [group]: { ...faults[group], [name]: value } });
  const rows = (group: Group) =>
    Object.entries(faults[group] ?? {})
      .filter(([name]) => name !== DELAY)
      .map(([name, value]) => (
        <FaultRow key={name} name={name} value={value} onChange={(wanted) => set(group, name, wanted)} />
      ));
  return (
    <section className="card" aria-labelledby="faults">
      <h2 id="faults">{texts.faults}</h2>
      <p className="muted">{texts.faultsLead}</p>
      <h3>{texts.api}</h3>
      {rows('api')}
      <h3>{texts.webhooks}</h3>
      {rows('webhooks')}
      <NumberRow
        label={DELAY}
        max={600_000}
        value={faults.webhooks?.[DELAY] ?? 0}
        onChange={(value) => set('webhooks', DELAY, value)}
      />
      <NumberRow
        label={texts.seed}
        max={2 ** 31}
        value={faults.seed ?? 1}
        onChange={(seed) => write({ ...faults, seed })}
      />
      <div className="actions">
        <button type="button" className="action" onClick={() => write({})}>
          {texts.allOff}
        </button>
      </div>
      <p role="status" className="result">
        {problem}
      </p>
    </section>
  );
}

interface RowProps {
  readonly name: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** The name that programs use, and what it means. */
function FaultName({ name }: { readonly name: string }) {
  const { language } = useWords();
  return (
    <span>
      <code>{name}</code> <small className="muted">{faultText(language, name)}</small>
    </span>
  );
}

function FaultRow({ name, value, onChange }: RowProps) {
  // Each change starts the sequence of chances from its beginning, so a slider that still moves must not make one.
  const [moving, setMoving] = useState<number>();
  const shown = moving ?? value;
  const settle = (): void => {
    if (moving !== undefined) onChange(moving);
    setMoving(undefined);
  };
  return (
    <div className="fault">
      <label>
        <input
          type="checkbox"
          checked={value > 0}
          onChange={(event) => onChange(event.target.checked ? SWITCHED_ON : 0)}
        />
        <FaultName name={name} />
      </label>
      <input
        type="range"
        min={0}
        max={1}
        step={0.05}
        value={shown}
        aria-label={name}
        onChange={(event) => setMoving(event.target.valueAsNumber)}
        onPointerUp={settle}
        onKeyUp={settle}
        onBlur={settle}
      />
      <output>{Math.round(shown * 100)} %</output>
    </div>
  );
}

interface NumberProps {
  readonly label: string;
  readonly max: number;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function NumberRow({ label, max, value, onChange }: NumberProps) {
  return (
    <label className="fault">
      <FaultName name={label} />
      <input
        type="number"
        min={0}
        max={max}
        value={value}
        onChange={(event) => {
          const given = event.target.valueAsNumber;
          if (Number.isInteger(given) && given >= 0 && given <= max) onChange(given);
        }}
      />
    </label>
  );
}
