import { ItemWatcher } from './ItemWatcher.ts';
import type { PluggyApi } from './PluggyApi.ts';
import { PluggyCallError } from './PluggyCallError.ts';
import type { Connector, Item } from './pluggy-types.ts';
import { type Problem, problemOfCall } from './problem.ts';
import {
  type CallName,
  type Effect,
  type FlowEvent,
  type FlowState,
  initialState,
  type Start,
} from './state.ts';
import { transition } from './transition.ts';

/** What the flow needs of the world. */
export interface Surroundings {
  readonly api: PluggyApi;
  readonly includeSandbox: boolean;
  /** The only banks to offer, by id; empty: all. */
  readonly connectorIds: readonly number[];
  /** A fresh connect token, for this item when it is named; null: there is none to get. */
  renewToken(itemId: string | null): Promise<string | null>;
  /** Opens the bank; null: the browser refused. Called while the person's click is handled. */
  openWindow(url: string): BankWindow | null;
  leavePage(url: string): void;
  remember(item: Item): void;
  forget(): void;
  onState(state: FlowState): void;
  onConnected(itemId: string): void;
  onError(problem: Problem): void;
}

export interface BankWindow {
  readonly closed: boolean;
  close(): void;
}

/** A run that shows nothing new for this long gets a word and a way on. */
const SLOW_MS = 45_000;
const WINDOW_LOOK_MS = 500;

/** Runs the flow: does what the transitions ask for, and tells them what came of it. */
export class FlowRunner {
  #state: FlowState;
  readonly #world: Surroundings;
  readonly #watcher: ItemWatcher;
  #slow: ReturnType<typeof setTimeout> | undefined;
  #windowTimer: ReturnType<typeof setInterval> | undefined;
  #window: BankWindow | null = null;
  /** Counts what makes a call's answer late: another call, or the end. */
  #run = 0;

  constructor(start: Start, world: Surroundings) {
    this.#state = initialState(start);
    this.#world = world;
    this.#watcher = new ItemWatcher((id) => this.#withToken((api) => api.item(id)), {
      onItem: (item) => this.send({ type: 'item', item }),
      onTrouble: (isOffline) => this.send({ type: 'offline', isOffline }),
      onFailure: (error) => this.send({ type: 'failed', call: 'readItem', problem: problemOfCall(error) }),
    });
  }

  get state(): FlowState {
    return this.#state;
  }

  send(event: FlowEvent): void {
    const before = this.#state;
    const { state, effects } = transition(before, event);
    this.#state = state;
    if (state.screen.name !== before.screen.name) this.#screenChanged(state);
    if (state !== before) this.#world.onState(state);
    for (const effect of effects) this.#do(effect);
  }

  /** The network is back, or the page is looked at again: no need to wait for the next turn. */
  lookNow(): void {
    this.#watcher.lookNow();
  }

  /** Nothing more is done or told. */
  end(): void {
    this.#run += 1;
    this.#watcher.stop();
    clearTimeout(this.#slow);
    this.#letWindowGo();
  }

  #screenChanged({ screen }: FlowState): void {
    clearTimeout(this.#slow);
    if (screen.name === 'working') this.#slow = setTimeout(() => this.send({ type: 'slow' }), SLOW_MS);
    if (screen.name !== 'visit') this.#letWindowGo();
  }

  #do(effect: Effect): void {
    const world = this.#world;
    switch (effect.type) {
      case 'listBanks':
      case 'readItem':
      case 'createItem':
      case 'updateItem':
      case 'answer':
        this.#ask(effect);
        break;
      case 'watch':
        this.#watcher.watch(effect.id);
        break;
      case 'look':
        this.#watcher.lookNow();
        break;
      case 'rest':
        this.#run += 1;
        this.#watcher.stop();
        break;
      case 'openWindow':
        this.#openWindow(effect.url);
        break;
      case 'leavePage':
        world.leavePage(effect.url);
        break;
      case 'remember':
        world.remember(effect.item);
        break;
      case 'forget':
        world.forget();
        break;
      case 'connected':
        world.onConnected(effect.itemId);
        break;
      case 'error':
        world.onError(effect.problem);
        break;
    }
  }

  #ask(effect: Extract<Effect, { type: CallName }>): void {
    const sawItem = (item: Item): void => this.send({ type: 'item', item });
    switch (effect.type) {
      case 'listBanks':
        this.#call(
          'listBanks',
          (api) => this.#banks(api),
          (banks) => this.send({ type: 'banks', banks }),
        );
        break;
      case 'readItem':
        this.#call('readItem', (api) => api.item(effect.id), sawItem);
        break;
      case 'createItem': {
        const { connectorId, parameters, returnAddress } = effect;
        const item = { connectorId, parameters, oauthRedirectUri: returnAddress ?? undefined };
        this.#call('createItem', (api) => api.createItem(item), sawItem);
        break;
      }
      case 'updateItem':
        this.#call('updateItem', (api) => api.updateItem(effect.id, effect.parameters), sawItem);
        break;
      case 'answer':
        this.#call('answer', (api) => api.answerQuestion(effect.id, effect.answer), sawItem);
        break;
    }
  }

  async #banks(api: PluggyApi): Promise<Connector[]> {
    const { includeSandbox, connectorIds } = this.#world;
    const banks = await api.connectors(includeSandbox);
    return connectorIds.length === 0 ? banks : banks.filter(({ id }) => connectorIds.includes(id));
  }

  #call<T>(call: CallName, ask: (api: PluggyApi) => Promise<T>, then: (answer: T) => void): void {
    this.#run += 1;
    const run = this.#run;
    this.#watcher.stop();
    this.#withToken(ask).then(
      (answer) => {
        if (run === this.#run) then(answer);
      },
      (error: unknown) => {
        if (run !== this.#run) return;
        const failure = error instanceof PluggyCallError ? error : new PluggyCallError(502, {});
        this.send({ type: 'failed', call, problem: problemOfCall(failure) });
      },
    );
  }

  /** A token lives 30 minutes: an expired one is replaced once, and the call is made again. */
  async #withToken<T>(ask: (api: PluggyApi) => Promise<T>): Promise<T> {
    const { api } = this.#world;
    try {
      return await ask(api);
    } catch (error) {
      if (!(error instanceof PluggyCallError) || error.code !== 'TOKEN_EXPIRED') throw error;
      const { item, start } = this.#state;
      const token = await this.#world.renewToken(item?.id ?? start.resumeItem ?? start.updateItem);
      if (token === null) throw error;
      api.renew(token);
      return ask(api);
    }
  }

  #openWindow(url: string): void {
    this.#letWindowGo();
    const opened = this.#world.openWindow(url);
    this.#window = opened;
    this.send({ type: 'window', state: opened === null ? 'blocked' : 'open' });
    if (opened === null) return;
    this.#windowTimer = setInterval(() => {
      if (!opened.closed) return;
      clearInterval(this.#windowTimer);
      this.send({ type: 'window', state: 'closed' });
    }, WINDOW_LOOK_MS);
  }

  /** The bank's window has done its work: most banks close it themselves. */
  #letWindowGo(): void {
    clearInterval(this.#windowTimer);
    this.#window?.close();
    this.#window = null;
  }
}
