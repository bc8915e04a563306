import { type JSX, useCallback, useEffect, useState } from 'react';
import { cssColor } from '../shared/BankLogo.tsx';
import type { Language } from '../shared/language.ts';
import { BankFrame } from './BankFrame.tsx';
import { ConsentForm } from './ConsentForm.tsx';
import { type ConsentRequest, type Decision, readRequest, sendDecision } from './consent-request.ts';
import { leave } from './leave.ts';
import { type BankTexts, bankTexts } from './texts.ts';

type Stage =
  | { kind: 'loading' }
  | { kind: 'unknown' }
  | { kind: 'failed' }
  | { kind: 'asking'; request: ConsentRequest; busy: boolean }
  | { kind: 'decided'; request: ConsentRequest; decision: Decision; leaving: boolean };

/** The bank's side of an OAuth consent: shows who asks for what, takes the decision, sends the person back. */
export function MockBank({ id, language }: { id: string; language: Language }): JSX.Element {
  const [spoken, setSpoken] = useState(language);
  const [stage, setStage] = useState<Stage>({ kind: 'loading' });
  const texts = bankTexts(spoken);

  const load = useCallback(async () => {
    setStage({ kind: 'loading' });
    try {
      const request = await readRequest(id);
      setStage(request ? { kind: 'asking', request, busy: false } : { kind: 'unknown' });
    } catch {
      setStage({ kind: 'failed' });
    }
  }, [id]);
  useEffect(() => void load(), [load]);
  useEffect(() => {
    document.documentElement.lang = spoken === 'pt' ? 'pt-BR' : 'en';
  }, [spoken]);

  const decide = async (request: ConsentRequest, decision: Decision): Promise<void> => {
    setStage({ kind: 'asking', request, busy: true });
    try {
      const redirectTo = await sendDecision(id, decision);
      setStage({ kind: 'decided', request, decision, leaving: redirectTo !== null });
      leave(redirectTo);
    } catch {
      setStage({ kind: 'failed' });
    }
  };

  const connector = 'request' in stage ? stage.request.connector : null;
  return (
    <BankFrame
      name={connector?.name ?? ''}
      imageUrl={connector?.imageUrl ?? null}
      color={cssColor(connector?.primaryColor)}
      texts={texts}
      onLanguage={() => setSpoken(spoken === 'pt' ? 'en' : 'pt')}
    >
      <StageView stage={stage} texts={texts} onDecide={decide} onRetry={load} />
    </BankFrame>
  );
}

interface StageViewProps {
  stage: Stage;
  texts: BankTexts;
  onDecide: (request: ConsentRequest, decision: Decision) => Promise<void>;
  onRetry: () => Promise<void>;
}

function StageView({ stage, texts, onDecide, onRetry }: StageViewProps): JSX.Element {
  switch (stage.kind) {
    case 'loading':
      return <p role="status">{texts.loading}</p>;
    case 'unknown':
      return <p role="alert">{texts.unknown}</p>;
    case 'failed':
      return (
        <>
          <p role="alert">{texts.failed}</p>
          <button type="button" className="primary" onClick={() => void onRetry()}>
            {texts.retry}
          </button>
        </>
      );
    case 'asking':
      if (stage.request.status !== 'pending') return <p role="alert">{texts[stage.request.status]}</p>;
      return (
        <ConsentForm
          request={stage.request}
          busy={stage.busy}
          texts={texts}
          onDecide={(decision) => void onDecide(stage.request, decision)}
        />
      );
    case 'decided':
      return (
        <div role="status" className="verdict">
          <h1>{stage.decision === 'approve' ? texts.approved : texts.refused}</h1>
          <p className="lead">{stage.leaving ? texts.leaving : texts.closable}</p>
        </div>
      );
  }
}
