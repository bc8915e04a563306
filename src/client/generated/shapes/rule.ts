// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { Decimal } from '../../Decimal.ts';

export interface Rule {
  /** The rule. */
  readonly id: string;
  /** When it was made, in UTC. */
  readonly createdAt: string;
  /** Where it stands among the user's rules, 1 being the first: of several that fit, the last one counts. */
  readonly place: number;
  /** Which transactions it is about. */
  readonly when: RuleCondition;
  /** What it says of them. */
  readonly then: RuleEffect;
}

/** Which transactions a rule is about; what is missing is not asked. */
export interface RuleCondition {
  /** Stands in what the bank says of the transaction, whatever case and accents. */
  readonly text?: string;
  /** The account that the transaction is on. */
  readonly accountId?: string;
  /** Of `signedAmount`; with a direction and without a sign: of its size. */
  readonly amountFrom?: Decimal;
  /** As `amountFrom`: the largest amount. */
  readonly amountTo?: Decimal;
  /** Whether money comes in or goes out. */
  readonly direction?: 'in' | 'out';
}

/** What it says of them. */
export interface RuleEffect {
  /** One of Pluggy's categories. */
  readonly categoryId?: string;
  /** Tags that are added. */
  readonly tags?: readonly string[];
  /** True: such transactions count in no sum. */
  readonly ignored?: boolean;
}

/** How many rows there are that a rule is about, whatever is said of them already. */
export interface RulePreview {
  /** How many rows the rule would be about. */
  readonly transactions: number;
}

/** `changed`: rows that look different since. */
export interface RuleRun {
  /** The run, with which it can be undone. */
  readonly runId: string;
  /** How many transactions look different since. */
  readonly changed: number;
}
