import { type FormEvent, type JSX, useState } from 'react';
import { BankLogo } from '../../shared/BankLogo.tsx';
import { Heading } from '../../shared/Heading.tsx';
import type { Connector, Credential } from '../api/types.ts';
import { Countdown } from '../components/Countdown.tsx';
import { Field } from '../components/Field.tsx';
import { TestDataHint } from '../components/TestDataHint.tsx';
import { formProblems } from '../i18n/field-texts.ts';
import { useTexts } from '../i18n/use-texts.ts';

interface MfaScreenProps {
  connector: Connector;
  parameter: Credential;
  onSubmit: (value: string) => void;
}

export function MfaScreen({ connector, parameter, onSubmit }: MfaScreenProps): JSX.Element {
  const texts = useTexts();
  const [value, setValue] = useState('');
  const [problem, setProblem] = useState<string>();

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const found = formProblems(texts, [parameter], { [parameter.name]: value })[parameter.name];
    setProblem(found);
    if (!found) onSubmit(value);
  };

  return (
    <form onSubmit={submit} noValidate>
      <main>
        <div className="bank-title">
          <BankLogo connector={connector} />
          <Heading>{texts.mfa.heading}</Heading>
        </div>
        <p className="lead">{texts.mfa.lead(connector.name)}</p>
        <Field
          field={{ ...parameter, mfa: true }}
          value={value}
          problem={problem}
          onChange={(next) => {
            setValue(next);
            setProblem(undefined);
          }}
        />
        <Countdown until={parameter.expiresAt} />
        <TestDataHint fields={[parameter]} onFill={(data) => setValue(data[parameter.name] ?? '')} />
      </main>
      <footer>
        <button type="submit" className="primary">
          {texts.mfa.submit}
        </button>
      </footer>
    </form>
  );
}
