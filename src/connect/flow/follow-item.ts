import { itemPhase } from './item-phase.ts';
import type { Connector, Item } from './pluggy-types.ts';
import { type Problem, problemOfItem } from './problem.ts';
import { leadsBackTo } from './return-address.ts';
import type { Effect, FlowState, Screen, Step } from './state.ts';

/** Refused for what was typed: the form comes back. */
const TYPED_WRONG = [
  'INVALID_CREDENTIALS',
  'CONNECTOR_VALIDATION_ERROR',
  'CONNECTOR_REQUIRED_PARAMETER_VALIDATION_ERROR',
  'PARAMETERS_NOT_PROVIDED',
  'MFA_PARAMERTER_WAS_ALREADY_USED_ERROR',
];
/** The stored credentials are of no use any more. */
const NEEDS_CREDENTIALS = [
  ...TYPED_WRONG,
  'ACCOUNT_CREDENTIALS_RESET',
  'LAST_EXECUTION_HAD_LOGIN_ERROR',
  'TOO_MANY_CONSECUTIVE_ERRORS',
];

export const isTypedWrong = (problem: Problem, bank: Connector | null): boolean =>
  bank !== null &&
  bank.credentials.length > 0 &&
  (TYPED_WRONG.includes(problem.code) || (problem.code === 'INVALID_CREDENTIALS_MFA' && asksEachTime(bank)));

/** The bank's form holds a code that is good once. */
export const asksEachTime = (bank: Connector): boolean => bank.credentials.some(({ mfa }) => mfa === true);

/** A new run cannot do with what Pluggy keeps. */
export function needsForm(bank: Connector, item: Item): boolean {
  if (bank.credentials.length === 0) return false;
  if (asksEachTime(bank)) return true;
  const seen = itemPhase(item);
  return seen.phase === 'failed' && NEEDS_CREDENTIALS.includes(seen.code);
}

/** What may stand in a form that comes back: no password, no code that is good once. */
export function worthKeeping(bank: Connector, values: FlowState['values']): FlowState['values'] {
  const secret = new Set(
    bank.credentials.flatMap(({ name, type, mfa }) => (type === 'password' || mfa ? [name] : [])),
  );
  return Object.fromEntries(Object.entries(values).filter(([name]) => !secret.has(name)));
}

export function fail(state: FlowState, problem: Problem, more: readonly Effect[] = []): Step {
  const { bank, values } = state;
  const screen: Screen =
    bank !== null && isTypedWrong(problem, bank)
      ? { name: 'credentials', bank, values: worthKeeping(bank, values), problem }
      : { name: 'failed', bank, problem };
  return { state: { ...state, screen }, effects: [{ type: 'rest' }, ...more, { type: 'error', problem }] };
}

/** Shows what the item is at now, and goes on reading it while it is under way. */
export function followItem(before: FlowState, item: Item): Step {
  const bank = before.bank ?? item.connector;
  const state: FlowState = { ...before, bank, item, isOffline: false };
  const seen = itemPhase(item);
  const goOn = (screen: Screen): Step => ({
    state: { ...state, screen },
    effects: [
      { type: 'remember', item },
      { type: 'watch', id: item.id },
    ],
  });
  const { screen } = before;
  switch (seen.phase) {
    case 'working':
      return goOn({ name: 'working', bank, item, isSlow: screen.name === 'working' && screen.isSlow });
    case 'question': {
      const isSame = screen.name === 'question' && screen.parameter.name === seen.parameter.name;
      return goOn({
        name: 'question',
        bank,
        item,
        parameter: seen.parameter,
        problem: isSame ? screen.problem : null,
      });
    }
    case 'visit': {
      if (!isWebAddress(seen.url)) return fail(state, { code: 'BAD_ADDRESS' });
      const isSame = screen.name === 'visit' && screen.url === seen.url;
      return goOn({ name: 'visit', bank, item, url: seen.url, window: isSame ? screen.window : 'none' });
    }
    case 'action':
      return goOn({ name: 'action', bank, item, action: seen.action });
    case 'connected':
      return {
        state: { ...state, values: {}, screen: { name: 'done', bank, item, missing: seen.missing } },
        effects: [{ type: 'rest' }, { type: 'forget' }, { type: 'connected', itemId: item.id }],
      };
    case 'failed':
      return fail(state, problemOfItem(item, seen.code), [{ type: 'forget' }]);
  }
}

/** On a phone whose way back is this very page the bank takes the page's place; elsewhere it gets a window of its own. */
export function visitBank(state: FlowState): Step {
  const { screen, start } = state;
  if (screen.name !== 'visit') return { state, effects: [] };
  const isInPage = start.returnAddress !== null && leadsBackTo(screen.item, start.returnAddress);
  return {
    state,
    effects: [{ type: isInPage ? 'leavePage' : 'openWindow', url: screen.url }],
  };
}

/** A `javascript:` address would run with the page's own rights. */
export function isWebAddress(url: string): boolean {
  return URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);
}
