import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../components/Button.tsx';
import { CategoryOptions } from '../../../components/CategoryOptions.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { useI18n } from '../../../i18n/I18nProvider.tsx';
import { useApi } from '../../../lib/ApiProvider.tsx';
import { formatCount } from '../../../lib/format-money.ts';
import { queryKeys } from '../../../lib/query-keys.ts';
import { useTexts } from '../../../lib/texts.ts';
import { toTags } from '../../../lib/typed-tags.ts';
import type { CategoryChoice } from '../../../lib/use-categories.ts';
import { type Annotation, annotateMany } from '../api/get-transactions.ts';
import { bulkTexts } from './texts.ts';

export interface BulkFormProps {
  userId: string;
  ids: readonly string[];
  categories: readonly CategoryChoice[];
  onClose(): void;
  onSaved(): void;
}

/** The same for many transactions: what is left alone stays as it is in each. */
export function BulkForm({ userId, ids, categories, onClose, onSaved }: BulkFormProps) {
  const api = useApi();
  const queries = useQueryClient();
  const t = useTexts(bulkTexts);
  const { language } = useI18n();
  const { change, set } = useChange();
  const [isAsked, setAsked] = useState(false);
  const saving = useMutation({
    mutationFn: () => annotateMany(api, userId, ids, change),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: queryKeys.user(userId) });
      onSaved();
    },
  });
  const isEmpty = Object.keys(change).length === 0;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (!isEmpty && !saving.isPending) saving.mutate();
  };
  const title = ids.length === 1 ? t.titleOne : t.title(formatCount(ids.length, language));
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="annotation" onSubmit={submit}>
        <Fields categories={categories} onSet={set} />
        <p className="wrong" role="status">
          {isAsked && isEmpty && t.nothing}
        </p>
        {saving.isError && <ErrorNotice title={t.failed} error={saving.error} />}
        <div className="annotation-foot">
          <Button type="submit" tone="primary" busy={saving.isPending}>
            {saving.isPending ? t.saving : t.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

type Change = { [Name in keyof Annotation]?: Annotation[Name] | undefined };

/** What is to be the same in all of them. */
function useChange() {
  const [change, setChange] = useState<Partial<Annotation>>({});
  /** Undefined takes a member out again. */
  const set = (part: Change): void => {
    const next = Object.entries({ ...change, ...part }).filter(([, value]) => value !== undefined);
    setChange(Object.fromEntries(next));
  };
  return { change, set };
}

interface FieldsProps {
  categories: readonly CategoryChoice[];
  onSet(part: Change): void;
}

function Fields({ categories, onSet }: FieldsProps) {
  const t = useTexts(bulkTexts);
  return (
    <>
      <label className="field">
        <span>{t.category}</span>
        <select onChange={(event) => onSet({ categoryId: event.target.value || undefined })}>
          <option value="">{t.keep}</option>
          <CategoryOptions categories={categories} />
        </select>
      </label>
      <label className="field">
        <span>{t.tags}</span>
        <input
          type="text"
          placeholder={t.tagsHint}
          onChange={({ target }) => {
            const tags = toTags(target.value);
            onSet({ tags: tags.length > 0 ? tags : undefined });
          }}
        />
      </label>
      <CountingField onSet={onSet} />
      <label className="field">
        <span>{t.day}</span>
        <input type="date" onChange={(event) => onSet({ date: event.target.value || undefined })} />
      </label>
    </>
  );
}

/** Whether they count in sums. */
function CountingField({ onSet }: Pick<FieldsProps, 'onSet'>) {
  const t = useTexts(bulkTexts);
  return (
    <label className="field">
      <span>{t.counting}</span>
      <select
        onChange={({ target }) =>
          onSet({ ignored: target.value === '' ? undefined : target.value === 'out' })
        }
      >
        <option value="">{t.keep}</option>
        <option value="out">{t.leaveOut}</option>
        <option value="in">{t.count}</option>
      </select>
    </label>
  );
}
