import { navigate } from '../../lib/router.tsx';
import { useTexts } from '../../lib/texts.ts';
import { SAMPLE_PATHS, type SamplePath } from './sample-pages.ts';
import { SAMPLE_STATES, type SampleState } from './sample-states.ts';
import { designTexts } from './texts.ts';

function show(page: string, state: SampleState): void {
  const search = new URLSearchParams({ pagina: page, estado: state });
  navigate(page === '' ? '/design' : `/design?${search}`);
}

/** Which page is looked at, and how the service answers it; null: the components. */
export function Shown({ page, state }: { page: SamplePath | null; state: SampleState }) {
  const t = useTexts(designTexts);
  return (
    <div className="shown">
      <label className="field">
        <span>{t.shown}</span>
        <select value={page ?? ''} onChange={({ target }) => show(target.value, state)}>
          <option value="">{t.title}</option>
          {SAMPLE_PATHS.map((path) => (
            <option key={path} value={path}>
              {path}
            </option>
          ))}
        </select>
      </label>
      {page !== null && (
        <fieldset className="switch" aria-label={t.answers}>
          {SAMPLE_STATES.map((one) => (
            <button key={one} type="button" aria-pressed={one === state} onClick={() => show(page, one)}>
              {t.states[one]}
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
}
