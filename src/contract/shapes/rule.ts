import * as z from 'zod/mini';
import { closed, count, decimal, instant, text, truth } from './values.ts';

/** Which transactions a rule is about; what is missing is not asked. */
export const ruleCondition = closed({
  /** Stands in what the bank says of the transaction, whatever case and accents. */
  text: z.optional(text),
  /** The account that the transaction is on. */
  accountId: z.optional(text),
  /** Of `signedAmount`; with a direction and without a sign: of its size. */
  amountFrom: z.optional(decimal),
  /** As `amountFrom`: the largest amount. */
  amountTo: z.optional(decimal),
  /** Whether money comes in or goes out. */
  direction: z.optional(z.enum(['in', 'out'])),
});

/** What it says of them. */
export const ruleEffect = closed({
  /** One of Pluggy's categories. */
  categoryId: z.optional(text),
  /** Tags that are added. */
  tags: z.optional(z.array(text)),
  /** True: such transactions count in no sum. */
  ignored: z.optional(truth),
});

export const rule = closed({
  /** The rule. */
  id: text,
  /** When it was made, in UTC. */
  createdAt: instant,
  /** Where it stands among the user's rules, 1 being the first: of several that fit, the last one counts. */
  place: count,
  /** Which transactions it is about. */
  when: ruleCondition,
  /** What it says of them. */
  then: ruleEffect,
});

/** How many rows there are that a rule is about, whatever is said of them already. */
export const rulePreview = closed({
  /** How many rows the rule would be about. */
  transactions: count,
});

/** `changed`: rows that look different since. */
export const ruleRun = closed({
  /** The run, with which it can be undone. */
  runId: text,
  /** How many transactions look different since. */
  changed: count,
});
