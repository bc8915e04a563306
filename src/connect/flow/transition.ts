import { asksEachTime, fail, followItem, needsForm, visitBank, worthKeeping } from './follow-item.ts';
import { isFinished, itemPhase } from './item-phase.ts';
import type { Connector } from './pluggy-types.ts';
import type { Problem } from './problem.ts';
import {
  type CallName,
  type Effect,
  type FlowEvent,
  type FlowState,
  initialState,
  type Screen,
  type Step,
} from './state.ts';

const stay = (state: FlowState): Step => ({ state, effects: [] });
const show = (state: FlowState, screen: Screen, ...effects: Effect[]): Step => ({
  state: { ...state, screen },
  effects,
});

/**
 * One step of the flow: what was, and what happened, give what is and what is to be done. It reads no clock and touches
 * nothing, so that every flow can be tried without a browser.
 */
export function transition(state: FlowState, event: FlowEvent): Step {
  const { screen } = state;
  if (screen.name === 'closed' && event.type !== 'start') return stay(state);
  switch (event.type) {
    case 'start':
      return begin(state);
    case 'restart':
      return begin({ ...state, start: { ...state.start, resumeItem: null } });
    case 'banks':
      return screen.name === 'loading'
        ? show({ ...state, banks: event.banks, isOffline: false }, { name: 'banks', banks: event.banks })
        : stay(state);
    case 'choose':
      return event.bank.health?.status === 'OFFLINE' ? stay(state) : choose(state, event.bank);
    case 'agree':
      return screen.name === 'consent' ? agree(state, screen.bank) : stay(state);
    case 'submit':
      return screen.name === 'credentials' ? send(state, screen.bank, event.values) : stay(state);
    case 'item':
      return sawItem(state, event);
    case 'failed':
      return failed(state, event.call, event.problem);
    case 'answer':
      return answer(state, event.value);
    case 'visit':
      return visitBank(state);
    case 'window': {
      if (screen.name !== 'visit') return stay(state);
      const look: Effect[] = event.state === 'closed' ? [{ type: 'look' }] : [];
      return show(state, { ...screen, window: event.state }, ...look);
    }
    case 'slow':
      return screen.name === 'working' ? show(state, { ...screen, isSlow: true }) : stay(state);
    case 'offline':
      return stay({ ...state, isOffline: event.isOffline });
    case 'retry':
      return retry(state);
    case 'correct':
      return state.bank ? openForm(state, state.bank) : stay(state);
    case 'back':
      return back(state);
    case 'otherBank':
      return otherBank(state);
    case 'close':
      return close(state);
  }
}

function begin(before: FlowState): Step {
  const state = { ...initialState(before.start), banks: before.banks };
  const id = before.start.resumeItem ?? before.start.updateItem;
  if (id !== null) return { state, effects: [{ type: 'rest' }, { type: 'readItem', id }] };
  return otherBank(state);
}

function otherBank(before: FlowState): Step {
  const start = { ...before.start, resumeItem: null };
  const state = { ...before, start, bank: null, item: null, values: {} };
  const calm: Effect[] = [{ type: 'rest' }, { type: 'forget' }];
  if (state.banks !== null) return show(state, { name: 'banks', banks: state.banks }, ...calm);
  return show(state, { name: 'loading' }, ...calm, { type: 'listBanks' });
}

function choose(state: FlowState, bank: Connector): Step {
  return show({ ...state, bank, item: null, values: {} }, { name: 'consent', bank, isUpdate: false });
}

function agree(state: FlowState, bank: Connector): Step {
  const { item } = state;
  if (item === null) return bank.credentials.length > 0 ? openForm(state, bank) : send(state, bank, {});
  return needsForm(bank, item) ? openForm(state, bank) : send(state, bank, null);
}

function openForm(state: FlowState, bank: Connector): Step {
  const values = worthKeeping(bank, state.values);
  return show(state, { name: 'credentials', bank, values, problem: null }, { type: 'rest' });
}

/** A second attempt goes to the same item. `values` null: what Pluggy keeps will do. */
function send(state: FlowState, bank: Connector, values: FlowState['values'] | null): Step {
  const { item, start } = state;
  const effect: Effect =
    item === null
      ? {
          type: 'createItem',
          connectorId: bank.id,
          parameters: values ?? {},
          returnAddress: start.returnAddress,
        }
      : { type: 'updateItem', id: item.id, parameters: values };
  const next = { ...state, values: values ?? {} };
  return show(next, { name: 'working', bank, item: null, isSlow: false }, { type: 'rest' }, effect);
}

function sawItem(state: FlowState, { item }: { item: NonNullable<FlowState['item']> }): Step {
  const isFirstLook = state.screen.name === 'loading' && state.start.resumeItem === null;
  if (!isFirstLook) return followItem(state, item);
  // An update begins: what waits goes on where it waits, the rest begins with the consent.
  const bank = item.connector;
  const next = { ...state, bank, item, isOffline: false };
  if (itemPhase(item).phase === 'working' || !isFinished(item)) return followItem(next, item);
  return show(next, { name: 'consent', bank, isUpdate: true });
}

function answer(state: FlowState, value: string): Step {
  const { screen } = state;
  if (screen.name !== 'question') return stay(state);
  const { bank, item, parameter } = screen;
  return show(
    state,
    { name: 'working', bank, item, isSlow: false },
    { type: 'rest' },
    { type: 'answer', id: item.id, answer: { [parameter.name]: value } },
  );
}

/** Refusals that say that the item went on without us: its own words count. */
const ITEM_KNOWS: readonly string[] = [
  'ITEM_ALREADY_UPDATING',
  'ITEM_MFA_NOT_FOUND',
  'ITEM_MFA_ALREADY_PROVIDED',
  'ITEM_MFA_PARAMETER_EXPECTED_MISMATCH',
];

function failed(state: FlowState, call: CallName, problem: Problem): Step {
  const { item } = state;
  if (item !== null && call !== 'readItem' && ITEM_KNOWS.includes(problem.code))
    return { state, effects: [{ type: 'readItem', id: item.id }] };
  const isAnswer = call === 'answer' && item?.parameter != null && state.bank !== null;
  if (isAnswer && ['NETWORK', 'MFA_PARAMERTER_WAS_ALREADY_USED_ERROR'].includes(problem.code)) {
    const screen: Screen = {
      name: 'question',
      bank: state.bank,
      item,
      parameter: item.parameter,
      problem,
    };
    return show(state, screen, { type: 'watch', id: item.id }, { type: 'error', problem });
  }
  return fail(state, problem);
}

function retry(state: FlowState): Step {
  const { bank, item, values } = state;
  if (bank === null) return begin(state);
  // Only the view of a run was lost: look again rather than begin another.
  if (item !== null && !isFinished(item))
    return show(state, { name: 'working', bank, item, isSlow: false }, { type: 'readItem', id: item.id });
  const isTyped = Object.keys(values).length > 0;
  if (asksEachTime(bank)) return openForm(state, bank);
  if (item !== null) return send(state, bank, isTyped ? values : null);
  return isTyped || bank.credentials.length === 0 ? send(state, bank, values) : openForm(state, bank);
}

function back(state: FlowState): Step {
  const { screen } = state;
  if (screen.name === 'credentials')
    return show(state, { name: 'consent', bank: screen.bank, isUpdate: state.start.updateItem !== null });
  if (screen.name === 'consent' && !screen.isUpdate) return otherBank(state);
  return screen.name === 'failed' ? otherBank(state) : stay(state);
}

/** What is under way goes on at Pluggy, and is found again when the flow is opened. */
function close(state: FlowState): Step {
  const isUnderWay = state.item !== null && !isFinished(state.item);
  const forget: Effect[] = isUnderWay ? [] : [{ type: 'forget' }];
  return show({ ...state, values: {} }, { name: 'closed' }, { type: 'rest' }, ...forget);
}
