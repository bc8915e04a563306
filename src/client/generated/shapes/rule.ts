// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { Decimal } from '../../Decimal.ts';

export interface Rule {
  readonly id: string;
  readonly createdAt: string;
  readonly when: RuleCondition;
  readonly then: RuleEffect;
}

/** Which transactions a rule is about; what is missing is not asked. */
export interface RuleCondition {
  readonly text?: string;
  readonly accountId?: string;
  /** Of `signedAmount`; with a direction and without a sign: of its size. */
  readonly amountFrom?: Decimal;
  readonly amountTo?: Decimal;
  readonly direction?: 'in' | 'out';
}

/** What it says of them. */
export interface RuleEffect {
  readonly categoryId?: string;
  readonly tags?: readonly string[];
  readonly ignored?: boolean;
}

/** How many rows there are that a rule is about, whatever is said of them already. */
export interface RulePreview {
  readonly transactions: number;
}

/** `changed`: rows that look different since. */
export interface RuleRun {
  readonly runId: string;
  readonly changed: number;
}
