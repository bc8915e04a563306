import { FlowRunner, type Surroundings } from '../flow/FlowRunner.ts';
import { PluggyApi } from '../flow/PluggyApi.ts';
import type { Problem } from '../flow/problem.ts';
import { type Kept, returnAddressFor, stateIn } from '../flow/return-address.ts';
import { type FlowEvent, type FlowState, initialState } from '../flow/state.ts';
import { hideTaxNumber } from '../flow/tax-numbers.ts';
import type { Texts } from '../texts/texts-pt.ts';
import { isFramed, isInApp, isPhone, openBankWindow, randomState } from './browser.ts';
import type { Memory } from './memory.ts';
import { Panel } from './Panel.ts';
import { readServiceInfo, type ServiceInfo, type TokenProvider } from './service.ts';
import type { Context } from './view.ts';

export interface SessionOptions {
  readonly texts: Texts;
  /** Where `/pluggy-connect.json` is. */
  readonly serviceUrl: string;
  readonly updateItem: string | null;
  readonly includeSandbox: boolean;
  readonly connectorIds: readonly number[];
  /** A token that the page gave; null: `provider` gets one. */
  readonly token: string | null;
  readonly provider: TokenProvider | null;
  readonly memory: Memory;
  readonly place: ParentNode;
  onConnected(itemId: string): void;
  onError(problem: Problem): void;
  onStep(name: string): void;
  onEnd(): void;
  goWidget(): void;
}

const NOBODY: ServiceInfo = {
  apiUrl: '',
  widgetUrl: null,
  isSandbox: false,
  app: { name: null, legalName: null, logoUrl: null },
  purpose: {},
};
const NOTHING = { updateItem: null, resumeItem: null, returnAddress: null };

/** From the opening of the dialog to its end. */
export class Session {
  readonly #options: SessionOptions;
  readonly #panel: Panel;
  readonly #context: Context;
  readonly #state = randomState();
  readonly #lookNow = (): void => this.#runner?.lookNow();
  #runner: FlowRunner | null = null;
  #info = NOBODY;
  #step = '';
  #isOver = false;

  constructor(options: SessionOptions) {
    this.#options = options;
    const info = (): ServiceInfo => this.#info;
    const holder = (): string => this.#holder();
    this.#context = {
      texts: options.texts,
      get info() {
        return info();
      },
      get holder() {
        return holder();
      },
      send: (event) => this.#send(event),
      goDirect: () => void this.#begin(null),
      goWidget: () => {
        this.end();
        options.goWidget();
      },
    };
    this.#panel = new Panel(this.#context);
    options.place.append(this.#panel.dialog);
    this.#panel.dialog.showModal();
    for (const event of ['online', 'pageshow', 'focus']) window.addEventListener(event, this.#lookNow);
    document.addEventListener('visibilitychange', this.#lookNow);
  }

  /** @param resume what this browser was in the middle of */
  start(resume: Kept | null): void {
    void this.#begin(resume);
  }

  /** Nothing was begun, and this is why. */
  refuse(code: string): void {
    this.#show({ ...initialState(NOTHING), screen: { name: 'failed', bank: null, problem: { code } } });
    this.#options.onError({ code });
  }

  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    for (const event of ['online', 'pageshow', 'focus']) window.removeEventListener(event, this.#lookNow);
    document.removeEventListener('visibilitychange', this.#lookNow);
    this.#runner?.end();
    this.#panel.end();
    this.#options.onEnd();
  }

  #send(event: FlowEvent): void {
    if (event.type === 'close') {
      this.#runner?.send(event);
      this.end();
    } else if (this.#runner === null) void this.#begin(null);
    else this.#runner.send(event);
  }

  async #begin(resume: Kept | null): Promise<void> {
    const { updateItem, serviceUrl } = this.#options;
    this.#runner?.end();
    this.#runner = null;
    this.#show(initialState(NOTHING));
    try {
      this.#info = await readServiceInfo(serviceUrl);
    } catch {
      return this.#isOver ? undefined : this.refuse('SERVICE_UNREACHABLE');
    }
    const token = await this.#firstToken(resume?.itemId ?? null);
    if (this.#isOver) return;
    if (token === null) return this.refuse('TOKEN_FAILED');
    // The browser that the bank opens in from a WebView would come back to a page that knows nothing of this one.
    const canLeave = isPhone() && !isFramed() && !isInApp();
    const start = {
      updateItem,
      resumeItem: token.isForResumed ? (resume?.itemId ?? null) : null,
      returnAddress: canLeave ? returnAddressFor(location.href, this.#info.apiUrl, this.#state) : null,
    };
    const api = new PluggyApi(this.#info.apiUrl, token.text);
    this.#runner = new FlowRunner(start, this.#surroundings(api, token.text));
    this.#runner.send({ type: 'start' });
  }

  /**
   * A token for what was under way; where that can no longer be had, one for a new beginning. The element resumes nothing
   * with a token that the page gave to somebody else.
   */
  async #firstToken(resumed: string | null): Promise<{ text: string; isForResumed: boolean } | null> {
    const { token, provider, memory, updateItem } = this.#options;
    const ask = async (itemId: string | null): Promise<string | null> =>
      provider === null ? token : provider(itemId).catch(() => null);
    const old = resumed === null ? null : provider === null ? (memory.token() ?? token) : await ask(resumed);
    if (old !== null) return { text: old, isForResumed: true };
    const text = await ask(updateItem);
    return text === null ? null : { text, isForResumed: false };
  }

  #surroundings(api: PluggyApi, token: string): Surroundings {
    const { includeSandbox, connectorIds, provider, memory, onConnected, onError } = this.#options;
    return {
      api,
      connectorIds,
      includeSandbox: includeSandbox || this.#info.isSandbox,
      renewToken: async (itemId) => (provider === null ? null : provider(itemId).catch(() => null)),
      openWindow: openBankWindow,
      leavePage: (url) => location.assign(url),
      remember: (item) => {
        const state = stateIn(item) ?? this.#state;
        const kept = { itemId: item.id, state, bank: item.connector.name, at: Date.now() };
        memory.keep(kept, provider === null ? token : null);
      },
      forget: () => memory.forget(),
      onState: (state) => this.#show(state),
      onConnected,
      onError,
    };
  }

  #show(state: FlowState): void {
    if (this.#isOver) return;
    this.#panel.show(this.#context, state);
    if (state.screen.name === this.#step) return;
    this.#step = state.screen.name;
    if (this.#step !== 'closed') this.#options.onStep(this.#step);
  }

  /** The document that was typed, as far as it may be shown. */
  #holder(): string {
    const values = Object.values(this.#runner?.state.values ?? {});
    return values.map(hideTaxNumber).find((text) => text !== '') ?? '';
  }
}
