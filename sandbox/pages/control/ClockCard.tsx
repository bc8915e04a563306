import { useState } from 'react';
import { ActionButton } from './ActionButton.tsx';
import { advanceClock } from './control-api.ts';
import { timeText, useWords } from './texts.ts';

const HOUR_MS = 3_600_000;

interface Props {
  readonly now: string;
  readonly canMove: boolean;
  readonly onChanged: () => void;
}

/** The sandbox's time, and ways to move it where the sandbox lets one. */
export function ClockCard({ now, canMove, onChanged }: Props) {
  const words = useWords();
  const { texts } = words;
  const [problem, setProblem] = useState('');
  const steps = { [texts.hour]: HOUR_MS, [texts.day]: 24 * HOUR_MS, [texts.month]: 30 * 24 * HOUR_MS };
  return (
    <section className="card" aria-labelledby="clock">
      <h2 id="clock">{texts.clock}</h2>
      <p className="clock">
        <time dateTime={now}>{timeText(now, words)}</time>
      </p>
      {canMove && (
        <div className="actions">
          {Object.entries(steps).map(([label, ms]) => (
            <ActionButton
              key={label}
              label={label}
              onPress={() => advanceClock(ms)}
              onDone={() => {
                setProblem('');
                onChanged();
              }}
              onFailed={setProblem}
            />
          ))}
        </div>
      )}
      <p role="status" className="result">
        {problem}
      </p>
    </section>
  );
}
