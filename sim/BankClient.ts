import { CLIENT_ID, CLIENT_SECRET, type FaultsInput } from '../sandbox/start-sandbox.ts';

export interface BankItem {
  readonly id: string;
  readonly connectorId: number;
  readonly clientUserId: string | null;
  readonly status: string;
  /** Pluggy shows less of it than it has. */
  readonly isWithheld: boolean;
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

/** The sandbox's bank with a user and a password. */
export const WITH_PASSWORD = 0;
/** The sandbox's Open Finance bank, and the person who is let in. */
export const OPEN_FINANCE = 600;
const CPF = '761.092.776-73';
const WITHOUT_CARDS = [
  'ACCOUNTS',
  'TRANSACTIONS',
  'INVESTMENTS',
  'INVESTMENTS_TRANSACTIONS',
  'LOANS',
  'IDENTITY',
];

/** No person at a bank waits longer. */
const PATIENCE_MS = 10_000;

/**
 * The other side: a running sandbox, as people, banks and the simulation itself use it. Faults don't strike these
 * calls.
 */
export class BankClient {
  readonly url: string;
  #apiKey: string | undefined;

  constructor(url: string) {
    this.url = url;
  }

  connect(clientUserId: string, user: string, password = 'password-ok'): Promise<Told> {
    return this.#api('POST', '/items', {
      connectorId: WITH_PASSWORD,
      parameters: { user, password },
      clientUserId,
    });
  }

  /** The person asks for an Open Finance bank, and has to visit it. */
  connectWithConsent(clientUserId: string): Promise<Told> {
    const connection = { connectorId: OPEN_FINANCE, parameters: { cpf: CPF }, clientUserId };
    return this.#api('POST', '/items', connection);
  }

  /** Whoever is waited for at a bank comes and consents. @returns how many came */
  async visitBanks(): Promise<number> {
    const { items } = await this.state();
    const waiting = items.filter(({ status }) => status === 'WAITING_USER_INPUT');
    for (const { id } of waiting) {
      const { parameter } = JSON.parse((await this.#api('GET', `/items/${id}`)).text) as {
        parameter?: { data?: string } | null;
      };
      if (parameter?.data === undefined) continue; // it was over meanwhile
      const request = new URL(parameter.data).searchParams.get('request');
      await this.#send('POST', '/mock-bank/decision', { request, decision: 'approve' });
    }
    return waiting.length;
  }

  /** The person shares the cards no longer: their accounts vanish. */
  dropCards(itemId: string): Promise<Told> {
    return this.#api('PATCH', `/items/${itemId}`, { products: WITHOUT_CARDS });
  }

  update(itemId: string, parameters: Readonly<Record<string, string>>): Promise<Told> {
    return this.#api('PATCH', `/items/${itemId}`, { parameters });
  }

  delete(itemId: string): Promise<Told> {
    return this.#api('DELETE', `/items/${itemId}`);
  }

  /** Days pass at the bank, or a scenario happens there. */
  advance(itemId: string, what: object): Promise<Told> {
    return this.#send('POST', `/_sandbox/items/${itemId}/advance`, what);
  }

  /** How a bank writes the dates of what is connected from now on; null: as it does by itself. */
  async setDates(connectorId: number, dates: 'day' | 'instant' | null): Promise<void> {
    await this.#expect200('PUT', `/_sandbox/connectors/${connectorId}`, { dates });
  }

  async setFaults(faults: FaultsInput): Promise<void> {
    await this.#expect200('PUT', '/_sandbox/faults', faults);
  }

  /** Time goes on at Pluggy. */
  async moveClock(advanceMs: number): Promise<void> {
    await this.#expect200('PUT', '/_sandbox/clock', { advanceMs });
  }

  async state(): Promise<BankState> {
    return JSON.parse(await this.#expect200('GET', '/_sandbox/state')) as BankState;
  }

  /** What the store has to equal, as the text it came in: no number is rounded. */
  truth(itemId: string): Promise<string> {
    return this.#expect200('GET', `/_sandbox/items/${itemId}/truth`);
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
      signal: AbortSignal.timeout(PATIENCE_MS),
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
