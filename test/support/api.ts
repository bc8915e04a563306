import { parse } from 'lossless-json';
import { API_KEY } from './test-service.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Parsed with floats: for everything but amounts. */
  json<T = Record<string, unknown>>(): T;
}

export interface Call {
  readonly method?: string;
  readonly body?: unknown;
  /** Default: the API key. Null: none. */
  readonly token?: string | null;
  readonly headers?: Record<string, string>;
}

/** One call of the service's API, as a server would make it. */
export async function call(origin: string, path: string, options: Call = {}): Promise<Answer> {
  const { method = 'GET', body, token = API_KEY, headers = {} } = options;
  const response = await fetch(`${origin}${path}`, {
    method,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: <T>() => JSON.parse(text) as T };
}

/** A JSON text with every number as its digits, for comparing what two sides say without a float in between. */
export function exactly(text: string): unknown {
  return parse(text, null, { parseNumber: (digits) => ({ digits: normalise(digits) }) });
}

/** 1.50, 1.5 and 15e-1 are one number. */
function normalise(text: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return '0';
  return `${sign}${significant}e${Number(exponent) - fraction.length + digits.length - significant.length}`;
}
