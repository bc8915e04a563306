import { randomUUID } from 'node:crypto';
import { PublicError } from '../../domain/errors.ts';
import type { AccountId, UserId } from '../../domain/ids.ts';
import { SOMETHING } from '../../domain/texts/requests.ts';
import type { Rule, RuleCondition } from '../../store/fragments/rules.ts';
import { notifyChange } from '../../store/notify-change.ts';
import type { Queryable } from '../../store/Queryable.ts';
import { hasAccount } from '../../store/statements/accounts/has-account.ts';
import { listUsersToForget } from '../../store/statements/erasures/list-users-to-forget.ts';
import { findItemOfAccount } from '../../store/statements/items/find-item-of-account.ts';
import { createRule } from '../../store/statements/rules/create-rule.ts';
import { findMatchCount } from '../../store/statements/rules/find-match-count.ts';
import { forgetRule } from '../../store/statements/rules/forget-rule.ts';
import {
  findRule,
  listRulePage,
  listRules,
  type RuleCursor,
} from '../../store/statements/rules/list-rules.ts';
import { moveRule } from '../../store/statements/rules/move-rule.ts';
import { runRule } from '../../store/statements/rules/run-rule.ts';
import { undoRun } from '../../store/statements/rules/undo-run.ts';
import { knowUser } from '../../store/statements/users/know-user.ts';
import type { Needs } from '../shared/Parts.ts';

type Changes = Needs<'database' | 'clock'>;

/** Which of Pluggy's categories there are. */
interface Categories {
  has(id: string): Promise<boolean>;
}

export interface RulePage {
  /** JSON texts. */
  readonly rows: readonly string[];
  readonly next: RuleCursor | null;
}

/** One page of the user's rules, in the order in which they are applied; of a user who is being erased, none. */
export async function listUserRules(
  { database, keyring }: Needs<'database' | 'keyring'>,
  userId: UserId,
  page: { readonly after?: RuleCursor | undefined; readonly limit: number },
): Promise<RulePage> {
  const toForget = await database.asSystem((tx) => listUsersToForget(tx, keyring), 'read');
  if (toForget.has(userId)) return { rows: [], next: null };
  return database.asUser(userId, (tx) => listRulePage(tx, userId, page), 'read');
}

/** A rule without a condition would be about everything, and one without an effect about nothing. */
function requireSome(field: string, value: object): void {
  if (Object.values(value).every((one) => one === undefined))
    throw new PublicError('invalid_value', { field, expected: SOMETHING });
}

/**
 * Makes a rule, which new rows get as they come.
 * @returns its JSON text
 * @throws {PublicError} invalid_value, unknown_category, account_not_found, too_many_rules
 */
export async function makeRule(
  { database, clock, categories }: Changes & { readonly categories: Categories },
  userId: UserId,
  asked: Omit<Rule, 'id'>,
): Promise<string> {
  requireSome('when', asked.when);
  requireSome('then', asked.then);
  const { categoryId } = asked.then;
  if (categoryId !== undefined && !(await categories.has(categoryId)))
    throw new PublicError('unknown_category', { field: 'then.categoryId' });
  const rule = { ...asked, id: randomUUID() };
  const { accountId } = asked.when;
  await database.asSystem((tx) => knowUser(tx, userId, clock.now()));
  return database.asUser(userId, async (tx) => {
    if (accountId !== undefined && !(await hasAccount(tx, userId, accountId)))
      throw new PublicError('account_not_found');
    if (!(await createRule(tx, userId, rule, clock.now()))) throw new PublicError('too_many_rules');
    return (await findRule(tx, userId, rule.id)) ?? '{}';
  });
}

/**
 * Gives a rule another place among the user's: of several that fit, the last counts. What rules said of rows stays.
 * @param place counted from 1; beyond the last one it is the last
 * @returns its JSON text
 * @throws {PublicError} rule_not_found
 */
export function moveUserRule(
  { database }: Needs<'database'>,
  userId: UserId,
  moved: { readonly id: string; readonly place: number },
): Promise<string> {
  return database.asUser(userId, async (tx) => {
    const rule = (await moveRule(tx, userId, moved)) && (await findRule(tx, userId, moved.id));
    if (!rule) throw new PublicError('rule_not_found');
    return rule;
  });
}

/** How many rows of the user a rule would be about. @throws {PublicError} invalid_value */
export async function previewRule(
  { database }: Needs<'database'>,
  userId: UserId,
  when: RuleCondition,
): Promise<number> {
  requireSome('when', when);
  return database.asUser(userId, (tx) => findMatchCount(tx, userId, when), 'read');
}

/** Forgets a rule; what it said of rows stays. @throws {PublicError} rule_not_found */
export async function removeRule({ database }: Needs<'database'>, userId: UserId, id: string): Promise<void> {
  const isGone = await database.asUser(userId, (tx) => forgetRule(tx, userId, id));
  if (!isGone) throw new PublicError('rule_not_found');
}

/** Tells those who watch the accounts. */
async function tell(tx: Queryable, userId: UserId, accounts: readonly AccountId[]): Promise<void> {
  for (const accountId of new Set(accounts)) {
    const itemId = await findItemOfAccount(tx, userId, accountId);
    if (itemId !== undefined) await notifyChange(tx, 'transactions', { userId, itemId }, accountId);
  }
}

/**
 * Applies a rule to the rows that are there. What the person said by hand stays.
 * @throws {PublicError} rule_not_found
 */
export function runUserRule(
  { database, clock }: Changes,
  userId: UserId,
  id: string,
): Promise<{ readonly runId: string; readonly changed: number }> {
  return database.asUser(userId, async (tx) => {
    const [rule] = await listRules(tx, userId, id);
    if (rule === undefined) throw new PublicError('rule_not_found');
    const runId = randomUUID();
    const accounts = await runRule(tx, { userId, rule, runId, now: clock.now() });
    await tell(tx, userId, accounts);
    return { runId, changed: accounts.length };
  });
}

/**
 * Takes back what a run said, also after its rule is gone. What was said since stays. Safe to repeat.
 * @throws {PublicError} rule_run_not_found
 */
export function undoRuleRun(
  { database, clock }: Changes,
  userId: UserId,
  runId: string,
): Promise<{ readonly changed: number }> {
  return database.asUser(userId, async (tx) => {
    const accounts = await undoRun(tx, userId, runId, clock.now());
    if (accounts === undefined) throw new PublicError('rule_run_not_found');
    await tell(tx, userId, accounts);
    return { changed: accounts.length };
  });
}
