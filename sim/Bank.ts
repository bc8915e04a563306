import { setTimeout as pause } from 'node:timers/promises';
import {
  CLIENT_ID,
  CLIENT_SECRET,
  type FaultsInput,
  type Sandbox,
  startSandbox,
} from '../sandbox/start-sandbox.ts';
import type { SimClock } from './SimClock.ts';

export interface BankItem {
  readonly id: string;
  readonly clientUserId: string | null;
  readonly status: string;
}

interface Attempt {
  readonly eventId: string;
  readonly event: string;
  readonly ok: boolean;
}

export interface BankState {
  readonly clock: { readonly now: string };
  readonly items: readonly BankItem[];
  readonly deliveries: {
    readonly pending: readonly { readonly nextAt: string; readonly body?: string }[];
    readonly attempts: readonly Attempt[];
  };
}

export interface Told {
  readonly status: number;
  readonly text: string;
}

/** Deliveries and syncs of the sandbox come about by real sockets, within milliseconds. */
const QUIET_WITHIN_MS = 8_000;

/** The other side: the sandbox, as people, banks and the simulation itself use it. Faults don't strike these calls. */
export class Bank {
  readonly #sandbox: Sandbox;
  readonly #clock: SimClock;
  #apiKey: string | undefined;

  private constructor(sandbox: Sandbox, clock: SimClock) {
    this.#sandbox = sandbox;
    this.#clock = clock;
  }

  static async open(seed: number, syncMs: number, clock: SimClock): Promise<Bank> {
    const sandbox = await startSandbox({ port: 0, seed, syncMs, clock: { now: clock.sandboxNow } });
    clock.onMove = () => sandbox.wake();
    return new Bank(sandbox, clock);
  }

  get url(): string {
    return this.#sandbox.url;
  }

  close(): Promise<void> {
    return this.#sandbox.close();
  }

  connect(clientUserId: string, user: string, password = 'password-ok'): Promise<Told> {
    return this.#api('POST', '/items', { connectorId: 0, parameters: { user, password }, clientUserId });
  }

  update(itemId: string, parameters: Readonly<Record<string, string>>): Promise<Told> {
    return this.#api('PATCH', `/items/${itemId}`, { parameters });
  }

  delete(itemId: string): Promise<Told> {
    return this.#api('DELETE', `/items/${itemId}`);
  }

  /** Time goes on at the bank, and the engine's clock with it. */
  async advance(itemId: string, what: object): Promise<Told> {
    const told = await this.#send('POST', `/_sandbox/items/${itemId}/advance`, what);
    this.#clock.follow(new Date((await this.state()).clock.now));
    return told;
  }

  async setFaults(faults: FaultsInput): Promise<void> {
    await this.#expect200('PUT', '/_sandbox/faults', faults);
  }

  async state(): Promise<BankState> {
    return JSON.parse(await this.#expect200('GET', '/_sandbox/state')) as BankState;
  }

  /** What the store has to equal, as the text it came in: no number is rounded. */
  truth(itemId: string): Promise<string> {
    return this.#expect200('GET', `/_sandbox/items/${itemId}/truth`);
  }

  /** Resolves when every delivery that is due has been tried and no sync is due. */
  async quiet(): Promise<BankState> {
    const deadline = performance.now() + QUIET_WITHIN_MS;
    for (;;) {
      const state = await this.state();
      const now = Date.parse(state.clock.now);
      if (!state.deliveries.pending.some(({ nextAt }) => Date.parse(nextAt) <= now)) return state;
      if (performance.now() > deadline) throw new Error('the sandbox does not come to rest');
      await pause(2);
    }
  }

  async #api(method: string, path: string, body?: object): Promise<Told> {
    this.#apiKey ??= await this.#authenticate();
    const told = await this.#send(method, path, body, this.#apiKey);
    if (told.status !== 401 && told.status !== 403) return told;
    this.#apiKey = await this.#authenticate();
    return this.#send(method, path, body, this.#apiKey);
  }

  async #authenticate(): Promise<string> {
    const text = await this.#expect200('POST', '/auth', { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET });
    return (JSON.parse(text) as { apiKey: string }).apiKey;
  }

  async #expect200(method: string, path: string, body?: object): Promise<string> {
    const { status, text } = await this.#send(method, path, body);
    if (status !== 200) throw new Error(`${method} ${path} answered ${status}`);
    return text;
  }

  async #send(method: string, path: string, body?: object, apiKey?: string): Promise<Told> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        // as the sandbox's own pages: faults strike the engine's calls, not the people's
        'sec-fetch-site': 'same-origin',
        ...(apiKey === undefined ? {} : { 'x-api-key': apiKey }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, text: await response.text() };
  }
}
