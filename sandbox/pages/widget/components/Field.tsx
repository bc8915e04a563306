import { type JSX, useId, useState } from 'react';
import { Icon } from '../../shared/Icon.tsx';
import type { Credential } from '../api/types.ts';
import { fieldLabel } from '../i18n/field-texts.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { picture } from './picture.ts';

interface FieldProps {
  field: Credential;
  value: string;
  problem: string | undefined;
  onChange: (value: string) => void;
}

/** One credential as the connector describes it: label, help, picture, input, and what is wrong with it. */
export function Field({ field, value, problem, onChange }: FieldProps): JSX.Element {
  const texts = useTexts();
  const id = useId();
  const help = [field.instructions, field.assistiveText].filter(Boolean).join(' ');
  const image = field.type === 'image' ? picture(field.data) : null;
  const described = [help ? `${id}-help` : '', problem ? `${id}-problem` : ''].filter(Boolean).join(' ');
  const control: ControlProps = {
    id,
    name: field.name,
    value,
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': described || undefined,
    'aria-required': field.optional ? undefined : true,
    onChange: (event) => onChange(event.target.value),
  };
  return (
    <div className="field">
      <label htmlFor={id}>
        {fieldLabel(texts, field)} {field.optional ? <small>{texts.credentials.optional}</small> : null}
      </label>
      {help ? (
        <p className="muted" id={`${id}-help`}>
          {help}
        </p>
      ) : null}
      {image ? <img className="challenge" src={image} alt={texts.mfa.image} /> : null}
      {field.type === 'select' ? (
        <Options field={field} {...control} />
      ) : (
        <Input field={field} {...control} />
      )}
      {problem ? (
        <p className="problem" id={`${id}-problem`}>
          {problem}
        </p>
      ) : null}
    </div>
  );
}

interface ControlProps {
  id: string;
  name: string;
  value: string;
  'aria-invalid': true | undefined;
  'aria-describedby': string | undefined;
  'aria-required': true | undefined;
  onChange: (event: { target: { value: string } }) => void;
}

function Options({ field, ...control }: ControlProps & { field: Credential }): JSX.Element {
  const texts = useTexts();
  return (
    <select {...control}>
      <option value="">{texts.credentials.choose}</option>
      {(field.options ?? []).map((option) => (
        <option key={option.value} value={option.value}>
          {texts.options[option.label] ?? option.label}
        </option>
      ))}
    </select>
  );
}

function Input({ field, ...control }: ControlProps & { field: Credential }): JSX.Element {
  const texts = useTexts();
  const [shown, setShown] = useState(false);
  const secret = field.type === 'password';
  return (
    <div className="input">
      <input
        {...control}
        type={secret && !shown ? 'password' : 'text'}
        inputMode={field.type === 'number' ? 'numeric' : undefined}
        placeholder={field.placeholder ?? ''}
        autoComplete={field.mfa ? 'one-time-code' : 'off'}
        autoCapitalize={field.name === 'cnpj' ? 'characters' : 'none'}
        autoCorrect="off"
        spellCheck={false}
      />
      {secret ? (
        <button
          type="button"
          className="ghost"
          aria-pressed={shown}
          aria-label={shown ? texts.credentials.hide : texts.credentials.show}
          onClick={() => setShown(!shown)}
        >
          <Icon name="eye" />
        </button>
      ) : null}
    </div>
  );
}
