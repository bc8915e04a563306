import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../components/Button.tsx';
import { CategoryOptions } from '../../../components/CategoryOptions.tsx';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { categoryName } from '../../../i18n/category-name.ts';
import { useI18n } from '../../../i18n/I18nProvider.tsx';
import { useApi } from '../../../lib/ApiProvider.tsx';
import { queryKeys } from '../../../lib/query-keys.ts';
import { useTexts } from '../../../lib/texts.ts';
import { toTags } from '../../../lib/typed-tags.ts';
import type { CategoryChoice } from '../../../lib/use-categories.ts';
import { type Annotation, annotate, type Transaction } from '../api/get-transactions.ts';
import { changesOf, toAnnotation } from './annotation.ts';
import { panelTexts } from './texts.ts';

/** As many characters as the service takes. */
const MOST_OF_NOTE = 1_000;

export interface AnnotationFormProps {
  userId: string;
  transaction: Transaction;
  categories: readonly CategoryChoice[];
}

function useSaving(userId: string, id: string, onSaved: () => void) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (changes: Partial<Annotation>) => annotate(api, userId, id, changes),
    onSuccess: () => {
      onSaved();
      // Sums, lists and the home page are of it, too.
      return queries.invalidateQueries({ queryKey: queryKeys.user(userId) });
    },
  });
}

/** What the person says of it. Only what was changed is sent: what a rule said of the rest stays the rule's. */
export function AnnotationForm({ userId, transaction, categories }: AnnotationFormProps) {
  const t = useTexts(panelTexts);
  const { language } = useI18n();
  const [before, setBefore] = useState(() => toAnnotation(transaction));
  const [said, setSaid] = useState(before);
  const saving = useSaving(userId, transaction.id, () => setBefore(said));
  const change = (part: Partial<Annotation>): void => {
    setSaid({ ...said, ...part });
    saving.reset();
  };
  const changes = changesOf(before, said);
  const isChanged = Object.keys(changes).length > 0;
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (isChanged) saving.mutate(changes);
  };
  const bank = categoryName(transaction.categoryId, transaction.category, language) ?? t.noCategory;
  return (
    <form className="annotation" onSubmit={save}>
      <h3>{t.yours}</h3>
      <Fields said={said} bank={bank} categories={categories} onChange={change} />
      {saving.isError && <ErrorNotice title={t.saveFailed} error={saving.error} />}
      <div className="annotation-foot">
        <Button
          type="submit"
          tone="primary"
          busy={saving.isPending}
          disabled={!isChanged && !saving.isPending}
        >
          {saving.isPending ? t.saving : t.save}
        </Button>
        <span role="status">{saving.isSuccess && !isChanged ? t.saved : ''}</span>
      </div>
    </form>
  );
}

interface FieldsProps {
  said: Annotation;
  /** What the bank's category is called. */
  bank: string;
  categories: readonly CategoryChoice[];
  onChange(part: Partial<Annotation>): void;
}

function Fields({ said, bank, categories, onChange }: FieldsProps) {
  const t = useTexts(panelTexts);
  return (
    <>
      <label className="field">
        <span>{t.category}</span>
        <select
          value={said.categoryId ?? ''}
          onChange={(event) => onChange({ categoryId: event.target.value || null })}
        >
          <option value="">{t.bankCategory(bank)}</option>
          <CategoryOptions categories={categories} />
        </select>
      </label>
      <label className="field">
        <span>{t.note}</span>
        <textarea
          rows={2}
          maxLength={MOST_OF_NOTE}
          value={said.note ?? ''}
          onChange={(event) => onChange({ note: event.target.value || null })}
        />
      </label>
      <TagsField tags={said.tags} onChange={(tags) => onChange({ tags })} />
      <label className="field">
        <span>{t.ownDay}</span>
        <input
          type="date"
          value={said.date ?? ''}
          onChange={(event) => onChange({ date: event.target.value || null })}
        />
      </label>
      <IgnoredBox isIgnored={said.ignored} onChange={(ignored) => onChange({ ignored })} />
    </>
  );
}

interface TagsFieldProps {
  tags: readonly string[];
  onChange(tags: string[]): void;
}

function TagsField({ tags, onChange }: TagsFieldProps) {
  const t = useTexts(panelTexts);
  // What is typed stays as it was typed; what is read from it does not.
  const [typed, setTyped] = useState(tags.join(', '));
  return (
    <label className="field">
      <span>{t.tags}</span>
      <input
        type="text"
        placeholder={t.tagsHint}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange(toTags(event.target.value));
        }}
      />
    </label>
  );
}

function IgnoredBox({ isIgnored, onChange }: { isIgnored: boolean; onChange(isIgnored: boolean): void }) {
  const t = useTexts(panelTexts);
  return (
    <label className="check">
      <input type="checkbox" checked={isIgnored} onChange={(event) => onChange(event.target.checked)} />
      <span>{t.ignored}</span>
    </label>
  );
}
