import { type FormEvent, type ReactNode, useEffect, useId, useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { CategoryOptions } from '../../components/CategoryOptions.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { useTexts } from '../../lib/texts.ts';
import type { CategoryChoice } from '../../lib/use-categories.ts';
import type { NewRule, RuleCondition } from './api/rule-calls.ts';
import { conditionOf, effectOf, isWrongAmount, type RuleDraft } from './rule-form.ts';
import { counted } from './rule-words.ts';
import { ruleTexts } from './texts.ts';
import { usePreview } from './use-rules.ts';

const COUNT_PAUSE_MS = 400;

export interface RuleFormProps {
  userId: string;
  draft: RuleDraft;
  categories: readonly CategoryChoice[];
  accounts: readonly { id: string; name: string }[];
  busy: boolean;
  error: unknown;
  onCreate(rule: NewRule, runsNow: boolean): void;
}

/** What a rule asks for, how many transactions that is, and what it does. */
export function RuleForm(props: RuleFormProps) {
  const { userId, categories, accounts, busy, error, onCreate } = props;
  const t = useTexts(ruleTexts);
  const [draft, setDraft] = useState(props.draft);
  const [runsNow, setRunsNow] = useState(true);
  const [isAsked, setAsked] = useState(false);
  const change = (part: Partial<RuleDraft>): void => setDraft({ ...draft, ...part });
  const [when, then] = [conditionOf(draft), effectOf(draft)];
  const lacks = when === null ? t.needsWhen : then === null ? t.needsThen : null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (when !== null && then !== null && !busy) onCreate({ when, then }, runsNow);
  };
  return (
    <form className="rule-form" onSubmit={submit}>
      <h3>{t.when}</h3>
      <Conditions draft={draft} accounts={accounts} onChange={change} />
      <Preview userId={userId} when={when} />
      <h3>{t.effect}</h3>
      <Effects draft={draft} categories={categories} onChange={change} />
      <Check label={t.runNow} checked={runsNow} onChange={setRunsNow} />
      <p className="wrong" role="status">
        {isAsked && lacks}
      </p>
      {Boolean(error) && <ErrorNotice title={t.saveFailed} error={error} />}
      <Button type="submit" tone="primary" busy={busy}>
        {busy ? t.saving : t.create}
      </Button>
    </form>
  );
}

interface PartProps {
  draft: RuleDraft;
  onChange(part: Partial<RuleDraft>): void;
}

/** Which transactions it asks for. */
function Conditions({ draft, accounts, onChange }: PartProps & Pick<RuleFormProps, 'accounts'>) {
  const t = useTexts(ruleTexts);
  return (
    <>
      <Field label={t.text} hint={t.textHint}>
        {(id, hintId) => (
          <input
            id={id}
            aria-describedby={hintId}
            value={draft.text}
            maxLength={200}
            autoComplete="off"
            onChange={(event) => onChange({ text: event.target.value })}
          />
        )}
      </Field>
      <Field label={t.account}>
        {(id) => (
          <select
            id={id}
            value={draft.accountId}
            onChange={(event) => onChange({ accountId: event.target.value })}
          >
            <option value="">{t.anyAccount}</option>
            {accounts.map((account) => (
              <option key={account.id} value={account.id}>
                {account.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <DirectionField draft={draft} onChange={onChange} />
      <Amounts draft={draft} onChange={onChange} />
    </>
  );
}

function DirectionField({ draft, onChange }: PartProps) {
  const t = useTexts(ruleTexts);
  return (
    <Field label={t.direction}>
      {(id) => (
        <select
          id={id}
          value={draft.direction}
          onChange={({ target }) =>
            onChange({ direction: target.value === 'in' || target.value === 'out' ? target.value : '' })
          }
        >
          <option value="">{t.directions.any}</option>
          <option value="in">{t.directions.in}</option>
          <option value="out">{t.directions.out}</option>
        </select>
      )}
    </Field>
  );
}

/** What it says of them. */
function Effects({ draft, categories, onChange }: PartProps & Pick<RuleFormProps, 'categories'>) {
  const t = useTexts(ruleTexts);
  return (
    <>
      <Field label={t.category}>
        {(id) => (
          <select
            id={id}
            value={draft.categoryId}
            onChange={(event) => onChange({ categoryId: event.target.value })}
          >
            <option value="">{t.noCategory}</option>
            <CategoryOptions categories={categories} />
          </select>
        )}
      </Field>
      <Field label={t.tags} hint={t.tagsHint}>
        {(id, hintId) => (
          <input
            id={id}
            aria-describedby={hintId}
            value={draft.tags}
            autoComplete="off"
            onChange={(event) => onChange({ tags: event.target.value })}
          />
        )}
      </Field>
      <Check label={t.ignore} checked={draft.ignored} onChange={(ignored) => onChange({ ignored })} />
    </>
  );
}

function Amounts({ draft, onChange }: PartProps) {
  const t = useTexts(ruleTexts);
  const hintId = useId();
  const isOff = draft.direction === '';
  const isWrong = isWrongAmount(draft, draft.amountFrom) || isWrongAmount(draft, draft.amountTo);
  return (
    <>
      <div className="rule-amounts">
        {(['amountFrom', 'amountTo'] as const).map((name) => (
          <Field key={name} label={t[name]}>
            {(id) => (
              <input
                id={id}
                inputMode="decimal"
                autoComplete="off"
                disabled={isOff}
                aria-describedby={hintId}
                aria-invalid={isWrongAmount(draft, draft[name]) || undefined}
                value={isOff ? '' : draft[name]}
                onChange={(event) => onChange({ [name]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <p id={hintId} className={isWrong ? 'wrong' : 'fine'}>
        {isOff ? t.amountHint : isWrong && t.notAnAmount}
      </p>
    </>
  );
}

/** How many transactions that is; asked for after a pause. */
function Preview({ userId, when }: { userId: string; when: RuleCondition | null }) {
  const t = useTexts(ruleTexts);
  const { language } = useI18n();
  const settled = useSettled(when);
  const { data, isError, error, refetch } = usePreview(userId, settled);
  const isCurrent = JSON.stringify(settled) === JSON.stringify(when);
  if (isError && isCurrent)
    return <ErrorNotice title={t.previewFailed} error={error} onRetry={() => void refetch()} />;
  const isKnown = data !== undefined && isCurrent;
  return (
    <p className="rule-preview" role="status">
      {when !== null && (isKnown ? counted(t.preview, data, language) : t.preview.waiting)}
    </p>
  );
}

/** A value once it has stayed the same for a while. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  const text = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(text)), COUNT_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

interface FieldProps {
  label: string;
  hint?: string;
  children(id: string, hintId: string | undefined): ReactNode;
}

/** A label, what is filled in, and a hint. */
function Field({ label, hint, children }: FieldProps) {
  const id = useId();
  const hintId = hint === undefined ? undefined : `${id}hint`;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id, hintId)}
      {hint !== undefined && (
        <span id={hintId} className="fine field-hint">
          {hint}
        </span>
      )}
    </div>
  );
}

interface CheckProps {
  label: string;
  checked: boolean;
  onChange(checked: boolean): void;
}

function Check({ label, checked, onChange }: CheckProps) {
  return (
    <label className="check">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>{label}</span>
    </label>
  );
}
