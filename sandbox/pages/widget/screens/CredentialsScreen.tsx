import { type FormEvent, type JSX, useRef, useState } from 'react';
import { BankLogo } from '../../shared/BankLogo.tsx';
import { Heading } from '../../shared/Heading.tsx';
import type { Connector } from '../api/types.ts';
import { BankWords } from '../components/BankWords.tsx';
import { Field } from '../components/Field.tsx';
import { Notice } from '../components/Notice.tsx';
import { TestDataHint } from '../components/TestDataHint.tsx';
import type { FieldProblem, Problem } from '../flow/state.ts';
import { isWebUrl } from '../host/open-popup.ts';
import { formProblems, spokenProblems } from '../i18n/field-texts.ts';
import { problemText, useTexts } from '../i18n/use-texts.ts';

interface CredentialsScreenProps {
  connector: Connector;
  values: Record<string, string>;
  problem: Problem | null;
  fieldProblems: Readonly<Record<string, FieldProblem>>;
  onSubmit: (values: Record<string, string>) => void;
}

export function CredentialsScreen(props: CredentialsScreenProps): JSX.Element {
  const { connector, problem } = props;
  const texts = useTexts();
  const [values, setValues] = useState(props.values);
  const [problems, setProblems] = useState(() => spokenProblems(texts, props.fieldProblems));
  const form = useRef<HTMLFormElement>(null);
  const t = texts.credentials;

  const change = (name: string, value: string): void => {
    setValues({ ...values, [name]: value });
    setProblems(Object.fromEntries(Object.entries(problems).filter(([field]) => field !== name)));
  };

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const found = formProblems(texts, connector.credentials, values);
    setProblems(found);
    const first = connector.credentials.find((field) => found[field.name]);
    if (first) form.current?.querySelector<HTMLElement>(`[name="${CSS.escape(first.name)}"]`)?.focus();
    else props.onSubmit(values);
  };

  return (
    <form ref={form} onSubmit={submit} noValidate>
      <main>
        <div className="bank-title">
          <BankLogo connector={connector} />
          <Heading>{(connector.isOpenFinance ? t.headingOpenFinance : t.heading)(connector.name)}</Heading>
        </div>
        <p className="lead">{connector.isOpenFinance ? t.leadOpenFinance : t.lead}</p>
        {problem ? (
          <Notice>
            {problemText(texts, problem.code)}
            {problem.waitMinutes ? <p>{texts.failure.wait(problem.waitMinutes)}</p> : null}
            {problem.bankMessage ? <BankWords words={problem.bankMessage} /> : null}
          </Notice>
        ) : null}
        {connector.credentials.map((field) => (
          <Field
            key={field.name}
            field={field}
            value={values[field.name] ?? ''}
            problem={problems[field.name]}
            onChange={(value) => change(field.name, value)}
          />
        ))}
        <ForgottenPassword url={connector.resetPasswordUrl} label={t.forgotten} />
        <TestDataHint fields={connector.credentials} onFill={(data) => setValues({ ...values, ...data })} />
      </main>
      <footer>
        <button type="submit" className="primary">
          {t.submit}
        </button>
      </footer>
    </form>
  );
}

function ForgottenPassword(props: { url: string | null | undefined; label: string }): JSX.Element | null {
  if (!props.url || !isWebUrl(props.url)) return null;
  return (
    <a href={props.url} target="_blank" rel="noreferrer">
      {props.label}
    </a>
  );
}
