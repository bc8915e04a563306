import { ApiError as ClientError } from '../../client/ApiError.ts';
import { type ApiRequest, Transport } from '../../client/Transport.ts';
import { toSearch } from '../../client/to-search.ts';
import { ApiError } from './ApiError.ts';
import { setLeaving } from './leaving.ts';
import { forget } from './seen-store.ts';

/** What an answer is read with; a zod schema is one. It gets amounts as decimal strings, as the client reads them. */
export interface AnswerSchema<T> {
  parse(value: unknown): T;
}

type Query = Readonly<Record<string, string | number | null | undefined>>;

export interface GetOptions {
  query?: Query;
  signal?: AbortSignal | undefined;
  /** A session token to ask with, in place of the cookie. */
  token?: string | undefined;
}

/** The only part of the page that talks to the network. */
export interface ApiClient {
  get<T>(path: string, schema: AnswerSchema<T>, options?: GetOptions): Promise<T>;
  post<T>(path: string, schema: AnswerSchema<T>, body: unknown): Promise<T>;
  patch(path: string, body: unknown): Promise<void>;
  remove(path: string): Promise<void>;
  /** The same where the service wants a word of the person first, and answers something. */
  removeFor<T>(path: string, schema: AnswerSchema<T>, body: unknown): Promise<T>;
  /** Turns a session token from a link into the session cookie. */
  exchangeSessionToken(token: string): Promise<void>;
  /** What the service says of itself to anybody, beside the script for other people's pages. */
  about<T>(schema: AnswerSchema<T>): Promise<T>;
  openEvents(path: string): EventSource;
  /** Of a file that the browser fetches by itself, with the session's cookie. */
  address(path: string, query?: Query): string;
}

export interface ApiClientOptions {
  /** Sent as Accept-Language: the service words its messages in it. */
  language: string;
  /** Where the service is; empty for the page's own origin. */
  origin?: string;
}

const BASE_PATH = '/api/pluggy-v2';

export function createApiClient({ language, origin = '' }: ApiClientOptions): ApiClient {
  const baseUrl = origin + BASE_PATH;
  const ofPage: RequestInit = { credentials: 'same-origin', cache: 'no-store' };

  /** In the sandbox the page itself hands out the session; a lost one is fetched again, once. */
  const send = async (url: string, request: RequestInit): Promise<Response> => {
    const answer = await fetch(url, { ...request, ...ofPage });
    if (answer.status !== 401 || new Headers(request.headers).has('authorization')) return answer;
    await fetch(`${origin}/`, ofPage).catch(() => undefined);
    return fetch(url, { ...request, ...ofPage });
  };

  const transport = new Transport({ baseUrl, language, fetch: send });
  const call = (request: ApiRequest): Promise<unknown> => transport.json(request).catch(failWith);

  return {
    get: async (path, schema, { query = {}, signal, token } = {}) =>
      read(await call({ method: 'get', path, query: given(query), signal, headers: bearer(token) }), schema),
    post: async (path, schema, body) => read(await call({ method: 'post', path, body }), schema),
    patch: async (path, body) => {
      await call({ method: 'patch', path, body });
    },
    remove: async (path) => {
      await call({ method: 'delete', path });
    },
    removeFor: async (path, schema, body) => read(await call({ method: 'delete', path, body }), schema),
    exchangeSessionToken: async (token) => {
      await call({ method: 'post', path: '/session/cookie', headers: bearer(token) });
      setLeaving(false); // the session that was left is replaced
      // it may be another person's
      await forget().catch(() => undefined);
    },
    about: async (schema) => read(await (await send(`${origin}/pluggy-connect.json`, {})).json(), schema),
    address: (path, query = {}) => baseUrl + path + toSearch(given(query)),
    openEvents: (path) => new EventSource(baseUrl + path, { withCredentials: true }),
  };
}

/** An empty text asks for nothing. */
const given = (query: Query): Query =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''));

const bearer = (token: string | undefined): Record<string, string> =>
  token === undefined ? {} : { authorization: `Bearer ${token}` };

/** What happens on the way has a code of the page's. */
const ON_THE_WAY: Readonly<Record<string, string>> = {
  network: 'NETWORK',
  timeout: 'NETWORK',
  http: 'HTTP',
  unreadable: 'UNREADABLE',
};

function failWith(error: unknown): never {
  if (!(error instanceof ClientError)) throw error;
  const { status, code, detail } = error;
  throw new ApiError({ status, code: ON_THE_WAY[code] ?? code, detail, cause: error });
}

function read<T>(answer: unknown, schema: AnswerSchema<T>): T {
  try {
    return schema.parse(answer);
  } catch (cause) {
    throw new ApiError({ status: 200, code: 'UNREADABLE', cause });
  }
}
