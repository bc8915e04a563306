import * as z from 'zod/mini';
import { closed, count, decimal, instant, text, truth } from './values.ts';

/** Which transactions a rule is about; what is missing is not asked. */
export const ruleCondition = closed({
  text: z.optional(text),
  accountId: z.optional(text),
  /** Of `signedAmount`; with a direction and without a sign: of its size. */
  amountFrom: z.optional(decimal),
  amountTo: z.optional(decimal),
  direction: z.optional(z.enum(['in', 'out'])),
});

/** What it says of them. */
export const ruleEffect = closed({
  categoryId: z.optional(text),
  tags: z.optional(z.array(text)),
  ignored: z.optional(truth),
});

export const rule = closed({ id: text, createdAt: instant, when: ruleCondition, then: ruleEffect });

/** How many rows there are that a rule is about, whatever is said of them already. */
export const rulePreview = closed({ transactions: count });

/** `changed`: rows that look different since. */
export const ruleRun = closed({ runId: text, changed: count });
