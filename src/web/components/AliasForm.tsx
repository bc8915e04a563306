import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useTexts } from '../lib/texts.ts';
import { aliasTexts } from './alias-texts.ts';
import { Button } from './Button.tsx';
import { ErrorNotice } from './ErrorNotice.tsx';

export interface AliasFormProps {
  /** The person's own name; null: there is none. */
  alias: string | null;
  /** What it is called without one. */
  name: string;
  /** Null takes the person's name back. */
  save(alias: string | null): Promise<unknown>;
}

/** As much as the service takes. */
const LONGEST = 100;

/** A name of the person's own for a connection or an account. */
export function AliasForm({ alias, name, save }: AliasFormProps) {
  const t = useTexts(aliasTexts);
  const [text, setText] = useState(alias ?? '');
  const hintId = useId();
  const saving = useMutation({ mutationFn: save });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!saving.isPending) saving.mutate(text.trim() === '' ? null : text.trim());
  };
  return (
    <form className="alias-form" onSubmit={submit}>
      <label className="field">
        <span>{t.name}</span>
        <input
          value={text}
          maxLength={LONGEST}
          autoComplete="off"
          aria-describedby={hintId}
          onChange={(event) => {
            setText(event.target.value);
            saving.reset();
          }}
        />
      </label>
      <Button type="submit" busy={saving.isPending}>
        {saving.isPending ? t.saving : t.save}
      </Button>
      <p id={hintId} className="fine" role="status">
        {saving.isSuccess ? t.saved : t.hint(name)}
      </p>
      {saving.isError && <ErrorNotice title={t.failed} error={saving.error} />}
    </form>
  );
}
