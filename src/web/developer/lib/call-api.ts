import * as z from 'zod/mini';
import type { Language } from '../../i18n/language.ts';
import { rawCall } from '../../lib/raw-call.ts';
import { credentialHeaders } from './credential.ts';
import type { PageTexts } from './page-texts.ts';

/** Why a call to our own service led to nothing, in words. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed';
  /** Of HTTP; null: nothing answered. */
  readonly status: number | null;
  /** Stable; null: the answer held none. */
  readonly code: string | null;

  constructor(message: string, status: number | null, code: string | null) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

const problem = z.object({ code: z.string(), detail: z.string() });

export interface ApiCall {
  readonly method?: string;
  /** Below the API's path. */
  readonly path: string;
  readonly body?: unknown;
  readonly language: Language;
  readonly words: PageTexts['failures'];
}

/** An answer with when the service says it was given; null: it does not say. */
export interface ApiAnswer {
  readonly value: unknown;
  readonly date: string | null;
}

/** Calls the API with the credential that was pasted. @throws {CallFailed} with what happened and what to do */
export async function callApi(apiPath: string, call: ApiCall): Promise<ApiAnswer> {
  const { method = 'GET', path, body, language, words } = call;
  const given = credentialHeaders();
  const answer = await rawCall({
    method,
    url: apiPath + path,
    headers: {
      accept: 'application/json',
      'accept-language': language,
      ...given,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    isAnonymous: 'authorization' in given,
  }).catch(() => {
    throw new CallFailed(words.network, null, null);
  });
  const { response, status, headers } = answer;
  const text = await response.text();
  if (response.ok) return { value: text === '' ? null : JSON.parse(text), date: headers.get('date') };
  const said = problem.safeParse(parseOrNull(text));
  const words401 = status === 401 ? `${words.unauthenticated} ` : '';
  throw new CallFailed(
    said.success ? words401 + said.data.detail : words.http(status),
    status,
    said.success ? said.data.code : null,
  );
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
