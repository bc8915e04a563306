import { timeText, useWords } from './texts.ts';
import type { Attempt, SandboxView } from './types.ts';
import { useMore } from './use-more.tsx';

/** One event on its way to one address, with every try so far. */
interface DeliveryRow {
  readonly id: string;
  readonly event: string;
  readonly url: string;
  readonly tries: Attempt[];
  nextAt: string | null;
}

/** Who is told, and what was sent to whom with which success. */
export function Webhooks({ state }: { readonly state: SandboxView }) {
  const words = useWords();
  const { texts } = words;
  const rows = rowsOf(state);
  const { shown, button } = useMore(rows);
  return (
    <section className="card" aria-labelledby="webhooks">
      <h2 id="webhooks">{texts.webhooks}</h2>
      {state.webhooks.length === 0 && <p className="muted">{texts.noWebhooks}</p>}
      <ul className="hooks">
        {state.webhooks.map((webhook) => (
          <li key={webhook.id}>
            <span className="chip">{webhook.event}</span> <code>{webhook.url}</code>
            {webhook.disabledAt !== null && <span className="chip bad">{texts.disabled}</span>}
          </li>
        ))}
      </ul>
      <h3>{texts.deliveries}</h3>
      {rows.length === 0 && <p className="muted">{texts.noDeliveries}</p>}
      <ol className="log deliveries">
        {shown.map((row) => (
          <li key={row.id}>
            <time>{timeText(row.tries[0]?.at ?? row.nextAt ?? '', words, state.clock.now)}</time>
            <strong>{row.event}</strong>
            <code className="where">{row.url}</code>
            <span className="tries">
              {row.tries.map((attempt) => (
                <span
                  key={attempt.at + String(attempt.status)}
                  className={`chip ${attempt.ok ? 'good' : 'bad'}`}
                  title={timeText(attempt.at, words)}
                >
                  {attempt.status ?? attempt.error ?? texts.noAnswer}
                </span>
              ))}
              {row.nextAt !== null && (
                <span className="muted">
                  {texts.next} {timeText(row.nextAt, words, state.clock.now)}
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
      {button}
    </section>
  );
}

/** Newest first. */
function rowsOf({ deliveries }: SandboxView): DeliveryRow[] {
  const rows = new Map<string, DeliveryRow>();
  for (const attempt of deliveries.attempts) {
    const { deliveryId: id, event, url } = attempt;
    const row = rows.get(id) ?? { id, event, url, tries: [], nextAt: null };
    row.tries.push(attempt);
    rows.set(id, row);
  }
  for (const { id, event, url, nextAt } of deliveries.pending) {
    const row = rows.get(id) ?? { id, event, url, tries: [], nextAt };
    row.nextAt = nextAt;
    rows.set(id, row);
  }
  return [...rows.values()].reverse();
}
