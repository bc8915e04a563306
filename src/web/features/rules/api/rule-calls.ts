import * as z from 'zod/mini';
import { rule, rulePreview, ruleRun } from '../../../../contract/shapes/rule.ts';
import { count } from '../../../../contract/shapes/values.ts';
import { allPages } from '../../../lib/all-pages.ts';
import { row } from '../../../lib/answer-fields.ts';
import type { ApiClient } from '../../../lib/api-client.ts';
import { userPath } from '../../../lib/query-keys.ts';

const readRule = row(rule, 'id');
const readRun = row(ruleRun, 'runId', 'changed');
const readPreview = row(rulePreview, 'transactions');
const readUndone = z.object({ changed: count });

export type Rule = z.infer<typeof readRule>;
export type RuleRun = z.infer<typeof readRun>;

/** Which transactions a rule is about; amounts are decimal texts. */
export interface RuleCondition {
  text?: string;
  accountId?: string;
  amountFrom?: string;
  amountTo?: string;
  direction?: 'in' | 'out';
}

/** What it says of them. */
export interface RuleEffect {
  categoryId?: string;
  tags?: string[];
  ignored?: boolean;
}

export interface NewRule {
  when: RuleCondition;
  then: RuleEffect;
}

const rulesPath = (userId: string): string => `${userPath(userId)}/rules`;
const rulePath = (userId: string, id: string): string => `${rulesPath(userId)}/${encodeURIComponent(id)}`;

/** All rules in their order: of several that fit, the last one counts. */
export function getRules(api: ApiClient, userId: string, signal?: AbortSignal): Promise<Rule[]> {
  return allPages(api, rulesPath(userId), readRule, signal ? { signal } : {});
}

export function makeRule(api: ApiClient, userId: string, asked: NewRule): Promise<Rule> {
  return api.post(rulesPath(userId), readRule, asked);
}

export function removeRule(api: ApiClient, userId: string, id: string): Promise<void> {
  return api.remove(rulePath(userId, id));
}

/** @param place 1 is the first */
export function moveRule(api: ApiClient, userId: string, id: string, place: number): Promise<void> {
  return api.patch(rulePath(userId, id), { place });
}

/** Applies a rule to the transactions that are there. */
export function runRule(api: ApiClient, userId: string, id: string): Promise<RuleRun> {
  return api.post(`${rulePath(userId, id)}/run`, readRun, {});
}

/** Takes back what a run said. @returns how many transactions look different since */
export async function undoRun(api: ApiClient, userId: string, runId: string): Promise<number> {
  const path = `${rulesPath(userId)}/runs/${encodeURIComponent(runId)}/undo`;
  return (await api.post(path, readUndone, {})).changed;
}

/** How many transactions a rule would be about. */
export async function countMatches(api: ApiClient, userId: string, when: RuleCondition): Promise<number> {
  return (await api.post(`${rulesPath(userId)}/preview`, readPreview, { when })).transactions;
}
