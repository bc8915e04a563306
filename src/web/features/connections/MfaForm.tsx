import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Section } from '../../components/Section.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { useApi } from '../../lib/ApiProvider.tsx';
import { formatMoment } from '../../lib/format-time.ts';
import { queryKeys } from '../../lib/query-keys.ts';
import { useTexts } from '../../lib/texts.ts';
import { answerBank } from './api/get-connection.ts';
import { answerProblem, type MfaQuestion } from './mfa-question.ts';
import { connectionTexts } from './texts.ts';

export interface MfaFormProps {
  userId: string;
  itemId: string;
  question: MfaQuestion;
}

/** What is typed, what is wrong with it, and the sending. */
function useAnswer({ userId, itemId, question }: MfaFormProps) {
  const api = useApi();
  const queries = useQueryClient();
  const [answer, setAnswer] = useState('');
  const [isTried, setTried] = useState(false);
  const sending = useMutation({
    mutationFn: () => answerBank(api, userId, itemId, { [question.name]: answer.trim() }),
    onSuccess: () => setAnswer(''),
    onSettled: () => queries.invalidateQueries({ queryKey: queryKeys.items(userId) }),
  });
  const problem = answerProblem(question, answer);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (problem === null && !sending.isPending) sending.mutate();
  };
  return { answer, setAnswer, problem, isTried, sending, submit };
}

/** Answers what the bank asks. The answer is kept in this form alone, and gone once it was sent. */
export function MfaForm({ userId, itemId, question }: MfaFormProps) {
  const t = useTexts(connectionTexts);
  const { language } = useI18n();
  const { answer, setAnswer, problem, isTried, sending, submit } = useAnswer({ userId, itemId, question });
  const [fieldId, noteId] = [useId(), useId()];
  const wrong = isTried && problem === 'pattern' ? question.patternMessage : null;
  const note = isTried && problem !== null ? (wrong ?? t.mfaNeeded) : question.help;
  const field = {
    value: answer,
    id: fieldId,
    'aria-describedby': note === null ? undefined : noteId,
    'aria-invalid': isTried && problem !== null,
  };
  return (
    <Section title={t.mfaTitle}>
      <form className="card mfa-form" onSubmit={submit} noValidate>
        {question.picture && <img src={question.picture} alt={t.mfaImage} />}
        <div className="field">
          <label htmlFor={fieldId}>{question.label || t.mfaAnswer}</label>
          <AnswerField question={question} field={field} onAnswer={setAnswer} />
        </div>
        {note !== null && (
          <p id={noteId} className={isTried && problem !== null ? 'fine wrong' : 'fine'}>
            {note}
          </p>
        )}
        {question.expiresAt && (
          <p className="fine">{t.mfaUntil(formatMoment(question.expiresAt, language))}</p>
        )}
        <Button type="submit" tone="primary" busy={sending.isPending}>
          {sending.isPending ? t.mfaSending : t.mfaSend}
        </Button>
        {sending.isError && (
          <ErrorNotice title={t.mfaFailed} error={sending.error} onDismiss={sending.reset} />
        )}
      </form>
    </Section>
  );
}

interface AnswerFieldProps {
  question: MfaQuestion;
  /** What the field has whatever its kind. */
  field: {
    value: string;
    id: string;
    'aria-describedby': string | undefined;
    'aria-invalid': boolean;
  };
  onAnswer(answer: string): void;
}

/** A list to choose from, or a field to type into, as the bank wants it. */
function AnswerField({ question, field, onAnswer }: AnswerFieldProps) {
  const t = useTexts(connectionTexts);
  if (question.kind === 'select')
    return (
      <select {...field} onChange={(event) => onAnswer(event.target.value)}>
        <option value="">{t.mfaChoose}</option>
        {question.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    );
  return (
    <input
      {...field}
      type={question.kind === 'password' ? 'password' : 'text'}
      inputMode={question.kind === 'number' ? 'numeric' : undefined}
      autoComplete="one-time-code"
      onChange={(event) => onAnswer(event.target.value)}
    />
  );
}
