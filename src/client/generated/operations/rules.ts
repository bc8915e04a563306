// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { CallOptions } from '../../Transport.ts';
import type { Page } from '../../pages.ts';
import type { Rule, RulePreview, RuleRun } from '../shapes/rule.ts';

export interface ListRulesArgs {
  /** The user */
  readonly userId: string;
  /** How many rows the page has at most; 50 if nothing is said. A number from 1 to 500. */
  readonly limit?: number | undefined;
  /** Where the page begins. The "next" of the page before. */
  readonly after?: string | undefined;
}

export interface CreateRuleArgs {
  /** The user */
  readonly userId: string;
  /** Which transactions it is about; all of it has to hold. */
  readonly when: {
    /** It has to stand in what the bank says, whatever case and accents. A text of 1 to 200 characters. */
    readonly text?: string | undefined;
    /** It has to be on this account. A UUID. */
    readonly accountId?: string | undefined;
    /** The least `signedAmount`; with a `direction` and without a sign, its least size. An amount such as -149.93, as a number or a text. */
    readonly amountFrom?: string | undefined;
    /** The largest `signedAmount`; with a `direction` and without a sign, its largest size. An amount such as -149.93, as a number or a text. */
    readonly amountTo?: string | undefined;
    /** Whether money comes in or goes out. */
    readonly direction?: 'in' | 'out' | undefined;
  };
  /** What it says of them. */
  readonly then: {
    /** The category that such transactions get. The id of one of Pluggy's categories, such as 11010000. */
    readonly categoryId?: string | undefined;
    /** Tags that are added. A list of 1 to 20 tags of 1 to 50 characters. */
    readonly tags?: readonly string[] | undefined;
    /** True: such transactions count in no sum. */
    readonly ignored?: boolean | undefined;
  };
}

export interface PreviewRuleArgs {
  /** The user */
  readonly userId: string;
  /** Which transactions are counted; all of it has to hold. */
  readonly when: {
    /** It has to stand in what the bank says, whatever case and accents. A text of 1 to 200 characters. */
    readonly text?: string | undefined;
    /** It has to be on this account. A UUID. */
    readonly accountId?: string | undefined;
    /** The least `signedAmount`; with a `direction` and without a sign, its least size. An amount such as -149.93, as a number or a text. */
    readonly amountFrom?: string | undefined;
    /** The largest `signedAmount`; with a `direction` and without a sign, its largest size. An amount such as -149.93, as a number or a text. */
    readonly amountTo?: string | undefined;
    /** Whether money comes in or goes out. */
    readonly direction?: 'in' | 'out' | undefined;
  };
}

export interface ChangeRuleArgs {
  /** The user */
  readonly userId: string;
  /** The rule, by the `id` that it was answered with */
  readonly ruleId: string;
  /** Its place from now on, 1 being the first; beyond the last one it is the last. The others keep their order. A whole number from 1 to 200. */
  readonly place: number;
}

export interface DeleteRuleArgs {
  /** The user */
  readonly userId: string;
  /** The rule, by the `id` that it was answered with */
  readonly ruleId: string;
}

export interface RunRuleArgs {
  /** The user */
  readonly userId: string;
  /** The rule, by the `id` that it was answered with */
  readonly ruleId: string;
}

export interface UndoRuleRunArgs {
  /** The user */
  readonly userId: string;
  /** The run of a rule, by the `runId` that it answered */
  readonly runId: string;
}

export interface UndoRuleRunAnswer {
  /** How many transactions look different since. */
  readonly changed: number;
}

export interface RulesOperations {
  /** The user's rules, in the order in which they are applied. */
  listRules(args: ListRulesArgs, options?: CallOptions): Promise<Page<Rule>>;

  /**
   * Makes a rule that sorts transactions by itself.
   *
   * All that `when` names has to hold; `text` is looked for in what the bank says, whatever case and accents; amounts are of `signedAmount`, and with a `direction` and without a sign of its size. New rows get `then` as they come; rows that are there get it with a run. What a person sets by hand stays; of several rules the last one that came to a row counts, and tags add up. A new rule is the last in the order.
   */
  createRule(args: CreateRuleArgs, options?: CallOptions): Promise<Rule>;

  /**
   * How many transactions a rule would be about.
   *
   * It makes no rule and changes nothing. A run changes those of them that do not say it already.
   */
  previewRule(args: PreviewRuleArgs, options?: CallOptions): Promise<RulePreview>;

  /**
   * Gives a rule another place in the order.
   *
   * New transactions meet the rules in this order, so that of several which fit the last one counts. What rules said of transactions that are there stays.
   */
  changeRule(args: ChangeRuleArgs, options?: CallOptions): Promise<Rule>;

  /** Deletes a rule; what it said of transactions stays. */
  deleteRule(args: DeleteRuleArgs, options?: CallOptions): Promise<void>;

  /**
   * Applies a rule to the transactions that are there.
   *
   * What a person set by hand stays. `runId` undoes it.
   */
  runRule(args: RunRuleArgs, options?: CallOptions): Promise<RuleRun>;

  /**
   * Takes back what a run of a rule said.
   *
   * Also after its rule is gone. What was said since stays. Once more changes nothing.
   */
  undoRuleRun(args: UndoRuleRunArgs, options?: CallOptions): Promise<UndoRuleRunAnswer>;
}
