import type { Connector, Credential, Item, UserAction } from './pluggy-types.ts';
import type { Problem } from './problem.ts';

type Values = Readonly<Record<string, string>>;

/** What the person sees. Exactly one of these at any time. */
export type Screen =
  | { readonly name: 'loading' }
  | { readonly name: 'banks'; readonly banks: readonly Connector[] }
  | { readonly name: 'consent'; readonly bank: Connector; readonly isUpdate: boolean }
  | {
      readonly name: 'credentials';
      readonly bank: Connector;
      /** What is worth keeping of what was typed; never a password. */
      readonly values: Values;
      readonly problem: Problem | null;
    }
  | {
      readonly name: 'working';
      readonly bank: Connector;
      readonly item: Item | null;
      readonly isSlow: boolean;
    }
  | {
      readonly name: 'question';
      readonly bank: Connector;
      readonly item: Item;
      readonly parameter: Credential;
      readonly problem: Problem | null;
    }
  | {
      readonly name: 'visit';
      readonly bank: Connector;
      readonly item: Item;
      readonly url: string;
      readonly window: 'none' | 'open' | 'blocked' | 'closed';
    }
  | { readonly name: 'action'; readonly bank: Connector; readonly item: Item; readonly action: UserAction }
  | {
      readonly name: 'done';
      readonly bank: Connector;
      readonly item: Item;
      readonly missing: readonly string[];
    }
  | { readonly name: 'failed'; readonly bank: Connector | null; readonly problem: Problem }
  | { readonly name: 'closed' };

export interface Start {
  /** The connection to update. */
  readonly updateItem: string | null;
  /** The connection that was under way when the page was left. */
  readonly resumeItem: string | null;
  /** Where a phone's browser comes back to from the bank, state included; null: the bank opens in a window of its own. */
  readonly returnAddress: string | null;
}

export interface FlowState {
  readonly start: Start;
  readonly screen: Screen;
  readonly banks: readonly Connector[] | null;
  readonly bank: Connector | null;
  readonly item: Item | null;
  /** What was typed, for another attempt. In memory alone, and gone when the bank is connected. */
  readonly values: Values;
  /** Calls get no answer: what is shown stays, and says so. */
  readonly isOffline: boolean;
}

export const CALLS = ['listBanks', 'readItem', 'createItem', 'updateItem', 'answer'] as const;
export type CallName = (typeof CALLS)[number];

/** What happens, outside or at the hands of the person. */
export type FlowEvent =
  | { readonly type: 'start' }
  | { readonly type: 'banks'; readonly banks: readonly Connector[] }
  | { readonly type: 'item'; readonly item: Item }
  | { readonly type: 'failed'; readonly call: CallName; readonly problem: Problem }
  | { readonly type: 'offline'; readonly isOffline: boolean }
  | { readonly type: 'slow' }
  | { readonly type: 'window'; readonly state: 'open' | 'blocked' | 'closed' }
  | { readonly type: 'choose'; readonly bank: Connector }
  | { readonly type: 'agree' }
  | { readonly type: 'submit'; readonly values: Values }
  | { readonly type: 'answer'; readonly value: string }
  | { readonly type: 'visit' }
  | { readonly type: 'back' }
  | { readonly type: 'retry' }
  | { readonly type: 'correct' }
  | { readonly type: 'otherBank' }
  | { readonly type: 'restart' }
  | { readonly type: 'close' };

/** What is to be done in the world. */
export type Effect =
  | { readonly type: 'listBanks' }
  | { readonly type: 'readItem'; readonly id: string }
  | {
      readonly type: 'createItem';
      readonly connectorId: number;
      readonly parameters: Values;
      readonly returnAddress: string | null;
    }
  | { readonly type: 'updateItem'; readonly id: string; readonly parameters: Values | null }
  | { readonly type: 'answer'; readonly id: string; readonly answer: Values }
  /** Read the item again and again, from now on. */
  | { readonly type: 'watch'; readonly id: string }
  /** Read it now. */
  | { readonly type: 'look' }
  /** Read nothing more. */
  | { readonly type: 'rest' }
  | { readonly type: 'openWindow'; readonly url: string }
  | { readonly type: 'leavePage'; readonly url: string }
  /** What is under way survives a reload. */
  | { readonly type: 'remember'; readonly item: Item }
  | { readonly type: 'forget' }
  | { readonly type: 'connected'; readonly itemId: string }
  | { readonly type: 'error'; readonly problem: Problem };

export interface Step {
  readonly state: FlowState;
  readonly effects: readonly Effect[];
}

export function initialState(start: Start): FlowState {
  return {
    start,
    screen: { name: 'loading' },
    banks: null,
    bank: null,
    item: null,
    values: {},
    isOffline: false,
  };
}
