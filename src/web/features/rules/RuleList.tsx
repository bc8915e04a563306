import { useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useTexts } from '../../lib/texts.ts';
import type { Rule } from './api/rule-calls.ts';
import { copyOf } from './rule-form.ts';
import { type RuleNames, type RuleWords, useRuleWords } from './rule-words.ts';
import { ruleTexts } from './texts.ts';
import type { RuleWork } from './use-rules.ts';

export interface RuleListProps {
  rules: readonly Rule[];
  names: RuleNames;
  work: RuleWork;
}

/** All rules in the order in which they count. */
export function RuleList({ rules, names, work }: RuleListProps) {
  const t = useTexts(ruleTexts);
  const words = useRuleWords(names);
  const [removing, setRemoving] = useState<Rule | null>(null);
  return (
    <>
      <ol className="plain-list card row-list rules" aria-label={t.title}>
        {rules.map((rule, index) => (
          <li key={rule.id}>
            <OneRule
              rule={rule}
              words={words(rule)}
              isLast={index === rules.length - 1}
              work={work}
              onRemove={() => setRemoving(rule)}
            />
          </li>
        ))}
      </ol>
      {removing && (
        <ConfirmDialog
          title={t.removeTitle}
          confirmLabel={t.remove}
          busyLabel={t.removing}
          busy={work.current?.action === 'remove'}
          onConfirm={() => void work.remove(removing.id).then(() => setRemoving(null))}
          onCancel={() => setRemoving(null)}
        >
          <p>
            {words(removing).asked} → {words(removing).said}
          </p>
          <p>{t.removeBody}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

interface OneRuleProps {
  rule: Rule;
  words: RuleWords;
  isLast: boolean;
  work: RuleWork;
  onRemove(): void;
}

function OneRule({ rule, words, isLast, work, onRemove }: OneRuleProps) {
  const t = useTexts(ruleTexts);
  const { id } = rule;
  const isDoing = (action: string): boolean => work.current?.id === id && work.current.action === action;
  const copy = copyOf(rule);
  const label = (action: string): string => t.ofRule(action, words.asked);
  return (
    <div className="rule">
      <dl>
        <div>
          <dt>{t.when}</dt>
          <dd>{words.asked}</dd>
        </div>
        <div>
          <dt>{t.effect}</dt>
          <dd>{words.said}</dd>
        </div>
      </dl>
      <div className="rule-actions">
        <Button aria-label={label(t.apply)} busy={isDoing('run')} onClick={() => void work.run(id)}>
          {isDoing('run') ? t.applying : t.apply}
        </Button>
        {!isLast && copy !== null && (
          <Button
            tone="plain"
            aria-label={label(t.moveLast)}
            busy={isDoing('move')}
            onClick={() => void work.moveLast(id, copy)}
          >
            {t.moveLast}
          </Button>
        )}
        <Button tone="plain" aria-label={label(t.remove)} onClick={onRemove}>
          {t.remove}
        </Button>
      </div>
      {work.failed?.id === id && (
        <ErrorNotice title={t.actionFailed} error={work.error} onDismiss={work.forget} />
      )}
    </div>
  );
}
