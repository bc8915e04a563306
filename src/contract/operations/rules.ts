import { body, flag, maybe, oneOf, paged, query, uuid } from '../inputs.ts';
import { bodyAmount, ruleCategory, rulePlace, ruleText, someTags } from '../rule-inputs.ts';
import { rule, rulePreview, ruleRun } from '../shapes/rule.ts';
import { closed, count, page } from '../shapes/values.ts';
import { AT_PLUGGY, CURSOR } from './errors-of.ts';
import type { Operations } from './operation.ts';

const when = body({
  /** It has to stand in what the bank says, whatever case and accents. */
  text: maybe(ruleText),
  /** It has to be on this account. */
  accountId: maybe(uuid),
  /** The least `signedAmount`; with a `direction` and without a sign, its least size. */
  amountFrom: maybe(bodyAmount),
  /** The largest `signedAmount`; with a `direction` and without a sign, its largest size. */
  amountTo: maybe(bodyAmount),
  /** Whether money comes in or goes out. */
  direction: maybe(oneOf(['in', 'out'])),
});
const then = body({
  /** The category that such transactions get. */
  categoryId: maybe(ruleCategory),
  /** Tags that are added. */
  tags: maybe(someTags),
  /** True: such transactions count in no sum. */
  ignored: maybe(flag),
});

export const ruleOperations = {
  listRules: {
    summary: "The user's rules, in the order in which they are applied.",
    method: 'get',
    path: '/user/:userId/rules',
    access: 'user',
    query: query(paged),
    responses: { 200: page(rule) },
    errors: CURSOR,
  },
  createRule: {
    summary: 'Makes a rule that sorts transactions by itself.',
    details:
      'All that `when` names has to hold; `text` is looked for in what the bank says, whatever case and accents; amounts are of `signedAmount`, and with a `direction` and without a sign of its size. New rows get `then` as they come; rows that are there get it with a run. What a person sets by hand stays; of several rules the last one that came to a row counts, and tags add up. A new rule is the last in the order.',
    method: 'post',
    path: '/user/:userId/rules',
    creates: { secrets: [] },
    access: 'user',
    body: body({
      /** Which transactions it is about; all of it has to hold. */
      when,
      /** What it says of them. */
      then,
    }),
    responses: { 201: rule },
    errors: [...AT_PLUGGY, 'unknown_category', 'account_not_found', 'too_many_rules'],
  },
  previewRule: {
    summary: 'How many transactions a rule would be about.',
    details: 'It makes no rule and changes nothing. A run changes those of them that do not say it already.',
    method: 'post',
    path: '/user/:userId/rules/preview',
    access: 'user',
    audit: 'data.read',
    body: body({
      /** Which transactions are counted; all of it has to hold. */
      when,
    }),
    responses: { 200: rulePreview },
    errors: ['too_many_searches'],
  },
  changeRule: {
    summary: 'Gives a rule another place in the order.',
    details:
      'New transactions meet the rules in this order, so that of several which fit the last one counts. What rules said of transactions that are there stays.',
    method: 'patch',
    path: '/user/:userId/rules/:ruleId',
    access: 'user',
    body: body({
      /** Its place from now on, 1 being the first; beyond the last one it is the last. The others keep their order. */
      place: rulePlace,
    }),
    responses: { 200: rule },
    errors: ['rule_not_found'],
  },
  deleteRule: {
    summary: 'Deletes a rule; what it said of transactions stays.',
    method: 'delete',
    path: '/user/:userId/rules/:ruleId',
    access: 'user',
    audit: 'data.changed',
    responses: { 204: null },
    errors: ['rule_not_found'],
  },
  runRule: {
    summary: 'Applies a rule to the transactions that are there.',
    details: 'What a person set by hand stays. `runId` undoes it.',
    method: 'post',
    path: '/user/:userId/rules/:ruleId/run',
    access: 'user',
    responses: { 200: ruleRun },
    errors: ['rule_not_found', 'too_many_searches'],
  },
  undoRuleRun: {
    summary: 'Takes back what a run of a rule said.',
    details: 'Also after its rule is gone. What was said since stays. Once more changes nothing.',
    method: 'post',
    path: '/user/:userId/rules/runs/:runId/undo',
    access: 'user',
    responses: {
      200: closed({
        /** How many transactions look different since. */
        changed: count,
      }),
    },
    errors: ['rule_run_not_found', 'too_many_searches'],
  },
} as const satisfies Operations;
