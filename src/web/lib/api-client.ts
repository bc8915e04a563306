import { parse as parseLossless } from 'lossless-json';
import { ApiError } from './ApiError.ts';

/** What an answer is read with; a zod schema is one. It gets every JSON number as its own text. */
export interface AnswerSchema<T> {
  parse(value: unknown): T;
}

type Query = Readonly<Record<string, string | number | null | undefined>>;

export interface GetOptions {
  query?: Query;
  signal?: AbortSignal;
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
  const base = origin + BASE_PATH;
  const headers = { accept: 'application/json', 'accept-language': language };

  const once = async (path: string, init: RequestInit): Promise<Response> => {
    try {
      return await fetch(base + path, { credentials: 'same-origin', cache: 'no-store', ...init });
    } catch (cause) {
      if (init.signal?.aborted) throw cause;
      throw new ApiError({ status: null, code: 'NETWORK', cause });
    }
  };

  /** In the sandbox the page itself hands out the session; a lost one is fetched again, once. */
  const call = async (path: string, init: RequestInit): Promise<Response> => {
    const answer = await once(path, init);
    if (answer.status !== 401) return accept(answer);
    await fetch(`${origin}/`, { credentials: 'same-origin', cache: 'no-store' }).catch(() => undefined);
    return accept(await once(path, init));
  };

  return {
    get: async (path, schema, { query = {}, signal } = {}) =>
      read(await call(path + toSearch(query), { headers, ...(signal && { signal }) }), schema),
    post: async (path, schema, body) => {
      const init = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' } };
      return read(await call(path, { ...init, body: JSON.stringify(body) }), schema);
    },
    patch: async (path, body) => {
      const init = { method: 'PATCH', headers: { ...headers, 'content-type': 'application/json' } };
      await call(path, { ...init, body: JSON.stringify(body) });
    },
    remove: async (path) => {
      await call(path, { method: 'DELETE', headers });
    },
    removeFor: async (path, schema, body) => {
      const init = { method: 'DELETE', headers: { ...headers, 'content-type': 'application/json' } };
      return read(await call(path, { ...init, body: JSON.stringify(body) }), schema);
    },
    exchangeSessionToken: async (token) => {
      const init = { method: 'POST', headers: { ...headers, authorization: `Bearer ${token}` } };
      await accept(await once('/session/cookie', init));
    },
    address: (path, query = {}) => base + path + toSearch(query),
    openEvents: (path) => new EventSource(base + path, { withCredentials: true }),
  };
}

function toSearch(query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value));
  }
  return search.size > 0 ? `?${search}` : '';
}

async function accept(answer: Response): Promise<Response> {
  if (answer.ok) return answer;
  const problem = readProblem(await answer.text().catch(() => ''));
  throw new ApiError({ status: answer.status, ...problem });
}

/** A proxy in between may answer with anything; whatever is no problem document has no code of ours. */
function readProblem(text: string): { code: string; detail: string | null } {
  try {
    const problem: unknown = JSON.parse(text);
    if (typeof problem === 'object' && problem !== null && 'code' in problem) {
      const detail = 'detail' in problem && typeof problem.detail === 'string' ? problem.detail : null;
      return { code: String(problem.code), detail };
    }
  } catch {
    // Not JSON.
  }
  return { code: 'HTTP', detail: null };
}

async function read<T>(answer: Response, schema: AnswerSchema<T>): Promise<T> {
  const text = await answer.text().catch((cause: unknown) => {
    throw new ApiError({ status: null, code: 'NETWORK', cause });
  });
  try {
    return schema.parse(parseLossless(text, null, (number) => number));
  } catch (cause) {
    throw new ApiError({ status: answer.status, code: 'UNREADABLE', cause });
  }
}
