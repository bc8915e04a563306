import { Button } from '../../components/Button.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { useTexts } from '../../lib/texts.ts';
import { counted } from './rule-words.ts';
import { ruleTexts } from './texts.ts';
import type { RuleWork } from './use-rules.ts';

/** What came of the last thing that was done to a rule, and a way back. */
export function RuleOutcome({ work }: { work: RuleWork }) {
  const t = useTexts(ruleTexts);
  const { language } = useI18n();
  const { outcome, current, failed, error, undo, forget } = work;
  // Once it is dismissed, what can be undone stands there again.
  if (failed?.action === 'undo')
    return <ErrorNotice title={t.actionFailed} error={error} onDismiss={forget} />;
  if (current?.action === 'undo') return <Notice tone="info">{t.undoing}</Notice>;
  if (outcome === null) return null;
  const { kind, changed, runId } = outcome;
  if (kind === 'notRun')
    return (
      <Notice tone="warning">
        <p>{t.notRun}</p>
      </Notice>
    );
  const sentences = kind === 'undone' ? t.undone : t.changed;
  return (
    <Notice
      tone="success"
      actions={runId !== null && changed !== 0 && <Button onClick={() => void undo(runId)}>{t.undo}</Button>}
    >
      <p>{changed === null ? t.created : counted(sentences, changed, language)}</p>
    </Notice>
  );
}
