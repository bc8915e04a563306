import type { RuleRunView, RuleView } from '../contract/financial-data.ts';
import { parseAccountId } from '../domain/ids.ts';
import {
  listUserRules,
  makeRule,
  moveUserRule,
  previewRule,
  removeRule,
  runUserRule,
  undoRuleRun,
} from '../features/rules/rules.ts';
import { requireUserId, requireUuid } from '../features/shared/require-input.ts';
import type { LazyParts } from '../runtime/LazyParts.ts';
import type { OpenParts } from '../runtime/open-parts.ts';
import { Audited } from './Audited.ts';
import { checked } from './checked.ts';
import { pagesOf } from './pages-of.ts';
import { toObject, toObjects } from './to-objects.ts';

/** A rule that is to be made. All that `when` names has to hold; of `when` and of `then` one member at least is there. */
export interface NewRule {
  readonly when: {
    /** A part of what the bank says, whatever case and accents. */
    readonly text?: string | undefined;
    readonly accountId?: string | undefined;
    /** Of `signedAmount`, both included; with a direction and without a sign: of its size. */
    readonly amountFrom?: string | undefined;
    readonly amountTo?: string | undefined;
    readonly direction?: 'in' | 'out' | undefined;
  };
  readonly then: {
    readonly categoryId?: string | undefined;
    readonly tags?: readonly string[] | undefined;
    readonly ignored?: boolean | undefined;
  };
}

/** Rules sort a user's transactions by themselves. What a person set by hand stays. */
export class Rules {
  readonly #audited: Audited;

  constructor(parts: Pick<LazyParts, 'ready'>) {
    this.#audited = new Audited(parts);
  }

  /** The user's rules page by page, in the order in which they are applied. */
  async *list(userId: string): AsyncGenerator<RuleView[], void, void> {
    const user = requireUserId(userId);
    const list = (parts: OpenParts) =>
      pagesOf((page: Parameters<typeof listUserRules>[2]) => listUserRules(parts, user, page));
    for await (const rows of this.#audited.stream('listRules', { userId: user }, list)) yield toObjects(rows);
  }

  /**
   * Makes a rule, which new rows get as they come; rows that are there get it with `run`.
   * @throws {PublicError} unknown_category, account_not_found, too_many_rules
   */
  async create(userId: string, rule: NewRule): Promise<RuleView> {
    const [user, { when, then }] = [requireUserId(userId), checked('createRule', rule)];
    const asked = { when: { ...when, accountId: parseAccountId(when.accountId) }, then };
    const work = (parts: OpenParts) => makeRule(parts, user, asked);
    return toObject(await this.#audited.use('createRule', { userId: user }, work));
  }

  /** How many transactions a rule would be about; none is made. */
  async preview(userId: string, given: NewRule['when']): Promise<number> {
    const [user, { when }] = [requireUserId(userId), checked('previewRule', { when: given })];
    const asked = { ...when, accountId: parseAccountId(when.accountId) };
    const work = (parts: OpenParts) => previewRule(parts, user, asked);
    return this.#audited.use('previewRule', { userId: user }, work);
  }

  /**
   * Gives a rule another place in the order: of several that fit, the last one counts.
   * @param place 1 is the first; beyond the last one it is the last
   * @throws {PublicError} rule_not_found
   */
  async move(userId: string, ruleId: string, place: number): Promise<RuleView> {
    const [user, id] = [requireUserId(userId), requireUuid('ruleId', ruleId)];
    const moved = { id, ...checked('changeRule', { place }) };
    const work = (parts: OpenParts) => moveUserRule(parts, user, moved);
    return toObject(await this.#audited.use('changeRule', { userId: user, subject: id }, work));
  }

  /** Deletes a rule; what it said of transactions stays. @throws {PublicError} rule_not_found */
  async delete(userId: string, ruleId: string): Promise<void> {
    const [user, id] = [requireUserId(userId), requireUuid('ruleId', ruleId)];
    const work = (parts: OpenParts) => removeRule(parts, user, id);
    return this.#audited.use('deleteRule', { userId: user, subject: id }, work);
  }

  /**
   * Applies a rule to the transactions that are there.
   * @returns `runId`, which undoes it, and how many rows look different since
   * @throws {PublicError} rule_not_found
   */
  async run(userId: string, ruleId: string): Promise<RuleRunView> {
    const [user, id] = [requireUserId(userId), requireUuid('ruleId', ruleId)];
    const work = (parts: OpenParts) => runUserRule(parts, user, id);
    return this.#audited.use('runRule', { userId: user, subject: id }, work);
  }

  /**
   * Takes back what a run said, also after its rule is gone. Once more changes nothing.
   * @throws {PublicError} rule_run_not_found
   */
  async undo(userId: string, runId: string): Promise<{ readonly changed: number }> {
    const [user, id] = [requireUserId(userId), requireUuid('runId', runId)];
    const work = (parts: OpenParts) => undoRuleRun(parts, user, id);
    return this.#audited.use('undoRuleRun', { userId: user, subject: id }, work);
  }
}
