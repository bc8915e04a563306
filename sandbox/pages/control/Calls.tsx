import { timeText, useWords } from './texts.ts';
import type { CallsView } from './types.ts';
import { useMore } from './use-more.tsx';

/** How often each operation was called with which answer, and the latest calls. */
export function Calls({ view, now }: { readonly view: CallsView; readonly now: string }) {
  const words = useWords();
  const { texts } = words;
  const keyed = view.calls.map((call, index) => ({ ...call, key: `${call.at}/${index}` })).reverse();
  const { shown, button } = useMore(keyed);
  return (
    <section className="card" aria-labelledby="calls">
      <h2 id="calls">{texts.calls}</h2>
      {shown.length === 0 && <p className="muted">{texts.noCalls}</p>}
      <ul className="counts">
        {Object.entries(view.counts).map(([operation, byStatus]) => (
          <li key={operation}>
            <code>{operation}</code>
            <span className="tries">
              {Object.entries(byStatus).map(([status, count]) => (
                <span key={status} className={`chip ${toneOf(Number(status))}`}>
                  {status} × {count}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
      <h3>{texts.last}</h3>
      <ol className="log calls">
        {shown.map((call) => (
          <li key={call.key}>
            <time>{timeText(call.at, words, now)}</time>
            <span className={`chip ${toneOf(call.status)}`}>{call.status}</span>
            <code className="where">
              {call.method} {call.path}
              {call.query === '' ? '' : `?${call.query}`}
            </code>
            <span className="muted">{call.ms} ms</span>
          </li>
        ))}
      </ol>
      {button}
    </section>
  );
}

function toneOf(status: number): string {
  return status < 400 ? 'good' : 'bad';
}
