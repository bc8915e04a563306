import type { JSX } from 'react';
import { Heading } from '../../shared/Heading.tsx';
import { Icon } from '../../shared/Icon.tsx';
import { BankWords } from '../components/BankWords.tsx';
import { ALREADY_CONNECTED } from '../flow/problem-of.ts';
import type { Problem } from '../flow/state.ts';
import { problemText, useTexts } from '../i18n/use-texts.ts';

interface FailureScreenProps {
  problem: Problem;
  onRetry: (() => void) | null;
  onEdit: (() => void) | null;
  onOtherBank: (() => void) | null;
  onClose: () => void;
}

export function FailureScreen(props: FailureScreenProps): JSX.Element {
  const texts = useTexts();
  const { problem, onRetry, onEdit, onOtherBank } = props;
  const isConnected = problem.code === ALREADY_CONNECTED;
  return (
    <>
      <main className="centred">
        <div className="medal bad">
          <Icon name="warning" />
        </div>
        <Heading>{isConnected ? texts.failure.alreadyConnected : texts.failure.heading}</Heading>
        <div className="lead" role="alert">
          {problemText(texts, problem.code)}
          {problem.waitMinutes ? <p>{texts.failure.wait(problem.waitMinutes)}</p> : null}
          {problem.bankMessage ? <BankWords words={problem.bankMessage} /> : null}
        </div>
        <p className="muted small">
          {texts.failure.code}: <code>{problem.code}</code>
        </p>
      </main>
      <footer>
        {onRetry ? (
          <button type="button" className="primary" onClick={onRetry}>
            {texts.tryAgain}
          </button>
        ) : (
          <button type="button" className="primary" onClick={props.onClose}>
            {texts.close}
          </button>
        )}
        <div className="choices">
          {onEdit ? (
            <button type="button" className="link" onClick={onEdit}>
              {texts.editDetails}
            </button>
          ) : null}
          {onOtherBank ? (
            <button type="button" className="link" onClick={onOtherBank}>
              {texts.otherBank}
            </button>
          ) : null}
        </div>
      </footer>
    </>
  );
}
