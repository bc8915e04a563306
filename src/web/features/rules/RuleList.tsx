import { useEffect, useRef, useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useTexts } from '../../lib/texts.ts';
import type { Rule } from './api/rule-calls.ts';
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
  const { list, move, movedTo } = useMoves(rules, work);
  return (
    <>
      <p className="visually-hidden" role="status">
        {movedTo !== null && t.movedTo(movedTo, rules.length)}
      </p>
      <ol ref={list} className="plain-list card row-list rules" aria-label={t.title}>
        {rules.map((rule, index) => (
          <li key={rule.id}>
            <OneRule
              rule={rule}
              words={words(rule)}
              place={index + 1}
              of={rules.length}
              work={work}
              onMove={move}
              onRemove={() => setRemoving(rule)}
            />
          </li>
        ))}
      </ol>
      {removing && (
        <Removal rule={removing} words={words(removing)} work={work} onEnd={() => setRemoving(null)} />
      )}
    </>
  );
}

interface RemovalProps extends Pick<OneRuleProps, 'rule' | 'words' | 'work'> {
  onEnd(): void;
}

/** Asks before a rule is removed. */
function Removal({ rule, words, work, onEnd }: RemovalProps) {
  const t = useTexts(ruleTexts);
  return (
    <ConfirmDialog
      title={t.removeTitle}
      confirmLabel={t.remove}
      busyLabel={t.removing}
      busy={work.current?.action === 'remove'}
      onConfirm={() => void work.remove(rule.id).then(onEnd)}
      onCancel={onEnd}
    >
      <p>
        {words.asked} → {words.said}
      </p>
      <p>{t.removeBody}</p>
    </ConfirmDialog>
  );
}

type Direction = 'up' | 'down';

/** A rule that was moved keeps the focus on the button that moved it, or on the other one where it can go no further. */
function useMoves(rules: readonly Rule[], work: RuleWork) {
  const list = useRef<HTMLOListElement>(null);
  const [last, setLast] = useState<{ id: string; direction: Direction } | null>(null);
  const place = rules.findIndex(({ id }) => id === last?.id) + 1;
  useEffect(() => {
    // a row that changes places loses the focus, and so does a button that is switched off
    if (last === null || place === 0 || !document.activeElement?.matches('body, :disabled')) return;
    const row = list.current?.children[place - 1];
    const [wanted, other] = last.direction === 'up' ? ['up', 'down'] : ['down', 'up'];
    const find = (name: string) => row?.querySelector<HTMLButtonElement>(`[data-move="${name}"]:enabled`);
    (find(wanted) ?? find(other))?.focus();
  }, [last, place]);
  const move = (id: string, direction: Direction, to: number): void => {
    // one at a time: the next one begins where this one ends
    if (work.current !== null) return;
    setLast({ id, direction });
    void work.move(id, to);
  };
  return { list, move, movedTo: place === 0 ? null : place };
}

interface OneRuleProps {
  rule: Rule;
  words: RuleWords;
  /** Where it stands, of how many. */
  place: number;
  of: number;
  work: RuleWork;
  onMove(id: string, direction: Direction, to: number): void;
  onRemove(): void;
}

function OneRule({ rule, words, place, of, work, onMove, onRemove }: OneRuleProps) {
  const t = useTexts(ruleTexts);
  const { id } = rule;
  const isDoing = (action: string): boolean => work.current?.id === id && work.current.action === action;
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
        {of > 1 && <Moves place={place} of={of} label={label} onMove={(way, to) => onMove(id, way, to)} />}
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

interface MovesProps extends Pick<OneRuleProps, 'place' | 'of'> {
  label(action: string): string;
  onMove(direction: Direction, to: number): void;
}

function Moves({ place, of, label, onMove }: MovesProps) {
  const t = useTexts(ruleTexts);
  return (
    <span className="rule-moves">
      <Button
        icon="up"
        data-move="up"
        aria-label={label(t.moveUp)}
        disabled={place === 1}
        onClick={() => onMove('up', place - 1)}
      />
      <Button
        icon="down"
        data-move="down"
        aria-label={label(t.moveDown)}
        disabled={place === of}
        onClick={() => onMove('down', place + 1)}
      />
    </span>
  );
}
