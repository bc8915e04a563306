import type { Operation } from './read-operations.ts';

/** What a person filled in. */
export interface Filled {
  /** By the names of parameters; an empty one is left out. */
  readonly parameters: Readonly<Record<string, string>>;
  /** As it was typed; empty: there is none. */
  readonly body: string;
}

export interface BuiltRequest {
  readonly method: string;
  /** Below the API's path. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** Names of parameters of the path that are not filled in. */
export const missingOf = ({ parameters }: Operation, filled: Filled): string[] =>
  parameters
    .filter(({ name, in: place }) => place === 'path' && (filled.parameters[name] ?? '') === '')
    .map(({ name }) => name);

/** The request as it is sent, without who calls. */
export function buildRequest(operation: Operation, filled: Filled): BuiltRequest {
  const given = (place: string): [string, string][] =>
    operation.parameters
      .filter((parameter) => parameter.in === place)
      .map(({ name }): [string, string] => [name, filled.parameters[name] ?? ''])
      .filter(([, value]) => value !== '');
  const inPath = new Map(given('path'));
  const path = operation.path.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = inPath.get(name);
    return value === undefined ? place : encodeURIComponent(value);
  });
  const search = new URLSearchParams(given('query')).toString();
  const body = operation.body === null || filled.body.trim() === '' ? undefined : filled.body;
  return {
    method: operation.method,
    path: search === '' ? path : `${path}?${search}`,
    headers: {
      ...Object.fromEntries(given('header')),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    body,
  };
}

/** A word of a shell that means what it says. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The variable that stands for the credential in what is copied. */
export const KEY_VARIABLE = 'OPEN_FINANCE_KEY';

export interface CurlOptions {
  /** Where the API is. */
  readonly baseUrl: string;
  /** Null: the operation asks for none. */
  readonly credential: string | null;
  /** The person asked for the credential itself in place of a variable. */
  readonly isRevealed: boolean;
  readonly language: string;
}

/** The command line that sends the request. The credential stands in it only where somebody asked for that. */
export function toCurl(request: BuiltRequest, options: CurlOptions): string {
  const { baseUrl, credential, isRevealed, language } = options;
  const known = isRevealed && credential !== '';
  const authorization =
    credential === null
      ? []
      : [known ? quoted(`authorization: Bearer ${credential}`) : `"authorization: Bearer $${KEY_VARIABLE}"`];
  const headers = Object.entries({ 'accept-language': language, ...request.headers }).map(([name, value]) =>
    quoted(`${name}: ${name === 'x-webhook-secret' && !isRevealed ? '…' : value}`),
  );
  return [
    `curl -sS -X ${request.method} ${quoted(baseUrl + request.path)}`,
    ...[...authorization, ...headers].map((header) => `-H ${header}`),
    ...(request.body === undefined ? [] : [`--data-raw ${quoted(request.body)}`]),
  ].join(' \\\n  ');
}

/** A program that makes the same call with this project's client; undefined: the client has no such operation. */
export function toClientCode(
  operation: Operation,
  filled: Filled,
  { baseUrl, language }: Pick<CurlOptions, 'baseUrl' | 'language'>,
): string | undefined {
  if (operation.credentials.includes('webhookSecret')) return undefined;
  const given = operation.parameters
    .filter(({ name, in: place }) => place !== 'header' && (filled.parameters[name] ?? '') !== '')
    .map(({ name }) => [name, filled.parameters[name]]);
  let body: unknown = {};
  try {
    if (operation.body !== null && filled.body.trim() !== '') body = JSON.parse(filled.body);
  } catch {
    // what is no JSON cannot be written as an object
  }
  const args = JSON.stringify({ ...Object.fromEntries(given), ...Object(body) }, null, 2);
  const inSource = args === '{}' ? '' : args.replace(/^(\s+)"([A-Za-z_$][\w$]*)":/gm, '$1$2:');
  return `import { createClient } from 'pluggy-open-finance/client';

const client = createClient({
  baseUrl: ${JSON.stringify(baseUrl)},
  token: process.env.${KEY_VARIABLE},
  language: ${JSON.stringify(language)},
});

const answer = await client.${operation.id}(${inSource});
`;
}
