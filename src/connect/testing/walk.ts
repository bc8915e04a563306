import type { Connector, Item } from '../flow/pluggy-types.ts';
import { type Effect, type FlowEvent, type FlowState, initialState, type Start } from '../flow/state.ts';
import { transition } from '../flow/transition.ts';

/** For tests: what a person and a bank do one after the other, without a browser. */
export class Walk {
  state: FlowState;
  /** The effects of the last event. */
  effects: readonly Effect[] = [];
  /** The names of the screens, in order, each change once. */
  readonly screens: string[] = [];

  constructor(start: Partial<Start> = {}) {
    this.state = initialState({ updateItem: null, resumeItem: null, returnAddress: null, ...start });
    this.send({ type: 'start' });
  }

  send(...events: FlowEvent[]): this {
    for (const event of events) {
      const step = transition(this.state, event);
      this.state = step.state;
      this.effects = step.effects;
      if (this.screens.at(-1) !== step.state.screen.name) this.screens.push(step.state.screen.name);
    }
    return this;
  }

  /** The types of the last event's effects. */
  get does(): string[] {
    return this.effects.map(({ type }) => type);
  }

  effect<Type extends Effect['type']>(type: Type): Extract<Effect, { type: Type }> | undefined {
    return this.effects.find((effect): effect is Extract<Effect, { type: Type }> => effect.type === type);
  }
}

export const buildBank = (more: Partial<Connector> = {}): Connector => ({
  id: 0,
  name: 'Banco',
  credentials: [
    { name: 'user', type: 'text' },
    { name: 'password', type: 'password' },
  ],
  ...more,
});

/** In the middle of its login unless told otherwise. */
export const buildItem = (more: Partial<Item> = {}): Item => ({
  id: '3f0c2a7e-11d5-4c0e-8e0a-5a1f6f1f9b10',
  connector: buildBank(),
  status: 'UPDATING',
  executionStatus: 'LOGIN_IN_PROGRESS',
  ...more,
});

export const CONNECTED: Partial<Item> = { status: 'UPDATED', executionStatus: 'SUCCESS' };

export const failedWith = (code: string, status = 'LOGIN_ERROR'): Partial<Item> => ({
  status,
  executionStatus: code,
  error: { code },
});
