import type { JSX } from 'react';
import type { Credential } from '../api/types.ts';
import { fieldLabel } from '../i18n/field-texts.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { testValue } from '../test-data.ts';

interface TestDataHintProps {
  fields: readonly Credential[];
  onFill: (values: Record<string, string>) => void;
}

/** Says what to type here, so that nobody types what is real. */
export function TestDataHint({ fields, onFill }: TestDataHintProps): JSX.Element | null {
  const all = useTexts();
  const texts = all.credentials;
  const known = fields.flatMap((field) => {
    const value = testValue(field);
    return value ? [{ name: field.name, label: fieldLabel(all, field), value }] : [];
  });
  if (known.length === 0) return null;
  const fill = (): void => onFill(Object.fromEntries(known.map(({ name, value }) => [name, value])));
  return (
    <aside className="hint" aria-label={texts.hint}>
      <div className="hint-head">
        <strong>{texts.hint}</strong>
        <button type="button" className="link" onClick={fill}>
          {texts.fill}
        </button>
      </div>
      <dl>
        {known.map(({ name, label, value }) => (
          <div key={name}>
            <dt>{label}</dt>
            <dd>
              <code>{value}</code>
            </dd>
          </div>
        ))}
      </dl>
    </aside>
  );
}
