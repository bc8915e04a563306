import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../lib/ApiProvider.tsx';
import { queryKeys } from '../../lib/query-keys.ts';
import {
  countMatches,
  getRules,
  makeRule,
  moveRule,
  type NewRule,
  type Rule,
  type RuleCondition,
  removeRule,
  runRule,
  undoRun,
} from './api/rule-calls.ts';

export function useRules(userId: string) {
  const api = useApi();
  return useQuery({
    queryKey: queryKeys.rules(userId),
    queryFn: ({ signal }) => getRules(api, userId, signal),
  });
}

/** How many transactions a rule would be about; null: it asks for nothing yet. */
export function usePreview(userId: string, when: RuleCondition | null) {
  const api = useApi();
  return useQuery({
    queryKey: [...queryKeys.transactions(userId), 'matches', when],
    queryFn: () => countMatches(api, userId, when ?? {}),
    enabled: when !== null,
  });
}

/** What came of the last thing that was done. */
export interface Outcome {
  readonly kind: 'created' | 'notRun' | 'changed' | 'undone';
  readonly changed: number | null;
  /** What would take it back. */
  readonly runId: string | null;
}

export interface Work {
  /** The rule that it is about; empty: none yet. */
  readonly id: string;
  readonly action: 'create' | 'run' | 'undo' | 'move' | 'remove';
}

function moved(rules: readonly Rule[], id: string, place: number): Rule[] {
  const others = rules.filter((rule) => rule.id !== id);
  return others.toSpliced(place - 1, 0, ...rules.filter((rule) => rule.id === id));
}

/** One thing at a time, and what came of the last one. */
function useOneAtATime(userId: string) {
  const queries = useQueryClient();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [work, setWork] = useState<Work | null>(null);

  const doing = useMutation({ mutationFn: (task: () => Promise<Outcome | null>) => task() });
  const begin = async (next: Work, task: () => Promise<Outcome | null>): Promise<boolean> => {
    if (doing.isPending) return false;
    setWork(next);
    // an undo that fails can be tried once more
    if (next.action !== 'undo') setOutcome(null);
    try {
      setOutcome(await doing.mutateAsync(task));
      return true;
    } catch {
      return false; // It is told by `error`.
    } finally {
      // Lists, sums and the home page are of what rules say, too.
      void queries.invalidateQueries({ queryKey: queryKeys.user(userId) });
    }
  };
  const state = {
    outcome,
    /** What is being done. */
    current: doing.isPending ? work : null,
    failed: doing.isError ? work : null,
    error: doing.error,
    forget: () => doing.reset(),
  };
  return { state, begin };
}

/** Everything that is done to rules; one thing at a time, and the last outcome is kept for who wants to take it back. */
export function useRuleWork(userId: string) {
  const api = useApi();
  const queries = useQueryClient();
  const { state, begin } = useOneAtATime(userId);
  const run = async (id: string): Promise<Outcome> => {
    const { runId, changed } = await runRule(api, userId, id);
    return { kind: 'changed', changed, runId };
  };

  return {
    ...state,
    create: (rule: NewRule, runsNow: boolean): Promise<boolean> =>
      begin({ id: '', action: 'create' }, async () => {
        const { id } = await makeRule(api, userId, rule);
        const created = { changed: null, runId: null };
        if (!runsNow) return { kind: 'created', ...created };
        // The rule is there: to make it once more would make it twice.
        return run(id).catch(() => ({ kind: 'notRun' as const, ...created }));
      }),
    run: (id: string): Promise<boolean> => begin({ id, action: 'run' }, () => run(id)),
    undo: (runId: string): Promise<boolean> =>
      begin({ id: '', action: 'undo' }, async () => ({
        kind: 'undone',
        changed: await undoRun(api, userId, runId),
        runId: null,
      })),
    /** It is seen at once, and taken back where it fails. @param place 1 is the first */
    move: (id: string, place: number): Promise<boolean> => {
      queries.setQueryData<Rule[]>(queryKeys.rules(userId), (rules) => rules && moved(rules, id, place));
      return begin({ id, action: 'move' }, async () => {
        await moveRule(api, userId, id, place);
        return null;
      });
    },
    remove: (id: string): Promise<boolean> =>
      begin({ id, action: 'remove' }, async () => {
        await removeRule(api, userId, id);
        return null;
      }),
  };
}

export type RuleWork = ReturnType<typeof useRuleWork>;
