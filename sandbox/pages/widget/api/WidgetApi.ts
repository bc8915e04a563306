import * as z from 'zod/mini';
import { ApiError } from './ApiError.ts';
import { type Connector, connectorSchema, errorSchema, type Item, itemSchema } from './types.ts';

const connectorPage = z.looseObject({ results: z.array(connectorSchema) });

export interface ConnectorQuery {
  sandbox: boolean;
  countries?: readonly string[] | undefined;
  types?: readonly string[] | undefined;
}

export interface NewItem {
  connectorId: number;
  parameters: Record<string, string>;
  products?: readonly string[] | undefined;
}

/** Pluggy's API as far as a connect token reaches. Every failure is an {@link ApiError}. */
export class WidgetApi {
  readonly #baseUrl: string;
  readonly #token: string;

  constructor(baseUrl: string, token: string) {
    this.#baseUrl = baseUrl;
    this.#token = token;
  }

  async connectors(query: ConnectorQuery): Promise<Connector[]> {
    const params = new URLSearchParams();
    if (query.sandbox) params.set('sandbox', 'true');
    if (query.countries?.length) params.set('countries', query.countries.join(','));
    if (query.types?.length) params.set('types', query.types.join(','));
    const answer = await this.#call('GET', `/connectors?${params}`);
    return parse(connectorPage, answer).results;
  }

  async connector(id: number): Promise<Connector> {
    return parse(connectorSchema, await this.#call('GET', `/connectors/${id}`));
  }

  async createItem(item: NewItem): Promise<Item> {
    return parse(itemSchema, await this.#call('POST', '/items', item));
  }

  async item(id: string): Promise<Item> {
    return parse(itemSchema, await this.#call('GET', `/items/${id}`));
  }

  /** Starts a new sync; without parameters it runs on the credentials that the API has stored. */
  async updateItem(id: string, parameters?: Record<string, string>): Promise<Item> {
    return parse(itemSchema, await this.#call('PATCH', `/items/${id}`, parameters ? { parameters } : {}));
  }

  async sendMfa(id: string, answer: Record<string, string>): Promise<Item> {
    return parse(itemSchema, await this.#call('POST', `/items/${id}/mfa`, answer));
  }

  async #call(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${this.#baseUrl}${path}`, {
      method,
      headers: { 'X-API-KEY': this.#token, ...(body ? { 'Content-Type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    }).catch(() => undefined);
    if (!response) throw new ApiError(0, {});
    const answer: unknown = await response.json().catch(() => undefined);
    if (response.ok) return answer;
    const problem = errorSchema.safeParse(answer);
    throw new ApiError(response.status, problem.success ? problem.data : {});
  }
}

function parse<Schema extends z.ZodMiniType>(schema: Schema, value: unknown): z.infer<Schema> {
  const result = schema.safeParse(value);
  if (!result.success) throw new ApiError(502, { codeDescription: 'UNREADABLE_ANSWER' });
  return result.data;
}
