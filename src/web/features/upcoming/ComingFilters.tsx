import { useTexts } from '../../lib/texts.ts';
import { type ComingFilter, KINDS, SPANS } from './coming-months.ts';
import { upcomingTexts } from './texts.ts';

export interface ComingFiltersProps {
  filter: ComingFilter;
  onChange(filter: ComingFilter): void;
}

/** Which kinds, and how far ahead. */
export function ComingFilters({ filter, onChange }: ComingFiltersProps) {
  const t = useTexts(upcomingTexts);
  return (
    <div className="coming-filters">
      <fieldset className="switch" aria-label={t.kind}>
        {[null, ...KINDS].map((kind) => (
          <button
            key={kind}
            type="button"
            aria-pressed={filter.kind === kind}
            onClick={() => onChange({ ...filter, kind })}
          >
            {kind === null ? t.allKinds : t.kinds[kind]}
          </button>
        ))}
      </fieldset>
      <fieldset className="switch" aria-label={t.span}>
        {SPANS.map((days) => (
          <button
            key={days}
            type="button"
            aria-pressed={filter.days === days}
            onClick={() => onChange({ ...filter, days })}
          >
            {t.spans[days]}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
