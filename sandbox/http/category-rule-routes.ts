import { categories } from '../bank/categories.ts';
import type { CategoryRule } from '../bank/category-rule.ts';
import { ApiError, badRequest, notFound } from '../pluggy/rules/ApiError.ts';
import { CLIENT_ID, type World } from '../pluggy/state/World.ts';
import { requireApplication } from './authenticate.ts';
import type { Router } from './Router.ts';
import { objectBody, optionalText, pageOf, refuseUnknown, requireUuid } from './read-input.ts';

const MEMBERS = new Set(['description', 'categoryId', 'transactionType', 'accountType', 'matchType']);
const TRANSACTION_TYPES = ['DEBIT', 'CREDIT'];
const ACCOUNT_TYPES = ['CHECKING_ACCOUNT', 'CREDIT_CARD'];
const MATCH_TYPES = ['exact', 'contains', 'startsWith', 'endsWith'];
/** Keeps the saved state small. */
const MAX_RULES = 500;
/** So many removed rules are remembered for what they have filed. */
const MAX_REMOVED = 500;

/** Rules file what later syncs bring; what was there before stays where it was. */
export function addCategoryRuleRoutes(router: Router, world: World): void {
  router.on('GET', '/categories/rules', ({ headers }) => {
    requireApplication(world, headers);
    return { status: 200, json: pageOf(activeRules(world).map(ruleView)) };
  });

  router.change('POST', '/categories/rules', ({ headers, body }) => {
    requireApplication(world, headers);
    const rule = { ...ruleOf(world.newId(), objectBody(body)), fromMs: afterLastSyncMs(world) };
    const rules = world.state.categoryRules ?? [];
    if (activeRules(world).length >= MAX_RULES) throw badRequest(`no more than ${MAX_RULES} rules`);
    world.state.categoryRules = [...rules, rule];
    return { status: 200, json: ruleView(rule) };
  });

  router.change('DELETE', '/categories/rules/:id', ({ headers, params }) => {
    requireApplication(world, headers);
    const id = requireUuid('id', params['id']);
    if (!activeRules(world).some((rule) => rule.id === id)) {
      throw notFound('CATEGORY_RULE_NOT_FOUND', 'category rule not found');
    }
    removeRule(world, id);
    return { status: 204, json: undefined };
  });
}

function activeRules(world: World): CategoryRule[] {
  return (world.state.categoryRules ?? []).filter(({ untilMs }) => untilMs === undefined);
}

/** What the rule has filed stays so: the rule is kept, for the rows of its time alone. */
function removeRule(world: World, id: string): void {
  const untilMs = afterLastSyncMs(world);
  const rules = world.state.categoryRules ?? [];
  const after = rules.map((rule) => (rule.id === id ? { ...rule, untilMs } : rule));
  const removed = after.filter((rule) => rule.untilMs !== undefined);
  const forgotten = new Set(removed.slice(0, -MAX_REMOVED));
  world.state.categoryRules = after.filter((rule) => !forgotten.has(rule));
}

/** Now, but later than all rows that are there. */
function afterLastSyncMs(world: World): number {
  const times = world.state.items.map(
    ({ history }) => history?.advances.at(-1)?.atMs ?? history?.connectedAtMs ?? 0,
  );
  return times.reduce((latest, atMs) => Math.max(latest, atMs + 1), world.nowMs());
}

function ruleOf(id: string, input: Readonly<Record<string, unknown>>): CategoryRule {
  refuseUnknown(Object.keys(input), MEMBERS);
  const description = optionalText(input, 'description');
  const categoryId = optionalText(input, 'categoryId');
  if (description === undefined || description === '') throw badRequest('description should not be empty');
  if (categoryId === undefined) throw badRequest('categoryId should not be empty');
  if (!categories.has(categoryId)) throw new ApiError(404, 'CATEGORY_NOT_FOUND', 'category not found');
  return {
    id,
    description,
    categoryId,
    transactionType: oneOf(input, 'transactionType', TRANSACTION_TYPES),
    accountType: oneOf(input, 'accountType', ACCOUNT_TYPES),
    matchType: oneOf(input, 'matchType', MATCH_TYPES) ?? 'exact',
  };
}

function oneOf(input: Readonly<Record<string, unknown>>, name: string, allowed: readonly string[]) {
  const value = optionalText(input, name) ?? null;
  if (value === null || allowed.includes(value)) return value;
  throw badRequest(`${name} must be one of the following values: ${allowed.join(', ')}`);
}

/** What the rule does not ask for is left out. */
function ruleView({ fromMs: _, untilMs: __, ...rule }: CategoryRule): object {
  return {
    ...rule,
    transactionType: rule.transactionType ?? undefined,
    accountType: rule.accountType ?? undefined,
    category: categories.get(rule.categoryId)?.description ?? 'Other',
    clientId: CLIENT_ID,
  };
}
