import { PluggyCallError } from './PluggyCallError.ts';
import {
  type Connector,
  type ErrorBody,
  type Item,
  isObject,
  readConnector,
  readItem,
} from './pluggy-types.ts';

export interface NewItem {
  readonly connectorId: number;
  readonly parameters: Readonly<Record<string, string>>;
  readonly oauthRedirectUri?: string | undefined;
}

/** A call that got no answer for this long is given up. */
const PATIENCE_MS = 30_000;

/**
 * Pluggy's API as far as a connect token reaches. Credentials go to Pluggy alone, never to our own server. Every failure is
 * a {@link PluggyCallError}.
 */
export class PluggyApi {
  readonly #baseUrl: string;
  #token: string;

  constructor(baseUrl: string, token: string) {
    this.#baseUrl = baseUrl;
    this.#token = token;
  }

  /** From now on calls carry this token. */
  renew(token: string): void {
    this.#token = token;
  }

  async connectors(withSandbox: boolean): Promise<Connector[]> {
    const answer = await this.#call('GET', `/connectors?countries=BR${withSandbox ? '&sandbox=true' : ''}`);
    if (!isObject(answer) || !Array.isArray(answer['results'])) throw unreadable();
    return answer['results'].flatMap((one) => readConnector(one) ?? []);
  }

  async createItem(item: NewItem): Promise<Item> {
    return this.#item('POST', '/items', item);
  }

  async item(id: string): Promise<Item> {
    return this.#item('GET', `/items/${encodeURIComponent(id)}`);
  }

  /** Starts a new run; without parameters on the credentials that Pluggy keeps. */
  async updateItem(id: string, parameters: Readonly<Record<string, string>> | null): Promise<Item> {
    return this.#item('PATCH', `/items/${encodeURIComponent(id)}`, parameters ? { parameters } : {});
  }

  async answerQuestion(id: string, answer: Readonly<Record<string, string>>): Promise<Item> {
    return this.#item('POST', `/items/${encodeURIComponent(id)}/mfa`, answer);
  }

  async #item(method: string, path: string, body?: object): Promise<Item> {
    const item = readItem(await this.#call(method, path, body));
    if (item === null) throw unreadable();
    return item;
  }

  async #call(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(this.#baseUrl + path, {
      method,
      headers: { 'X-API-KEY': this.#token, ...(body ? { 'Content-Type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch(() => undefined);
    if (!response) throw new PluggyCallError(0, {});
    const answer: unknown = await response.json().catch(() => undefined);
    if (!response.ok) throw new PluggyCallError(response.status, isObject(answer) ? readError(answer) : {});
    return answer;
  }
}

const unreadable = (): PluggyCallError => new PluggyCallError(502, { codeDescription: 'UNREADABLE_ANSWER' });

/** Keeps the members that have the form which the description gives them. */
function readError(body: Readonly<Record<string, unknown>>): ErrorBody {
  const { codeDescription, message, data, details, items } = body;
  return {
    codeDescription: typeof codeDescription === 'string' ? codeDescription : null,
    message: typeof message === 'string' ? message : null,
    data: isObject(data) ? data : null,
    details: Array.isArray(details) ? details.filter(isObject) : [],
    items: Array.isArray(items) ? items.filter((id) => typeof id === 'string') : [],
  };
}
