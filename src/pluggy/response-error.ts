import { isNestedTooDeep } from './nesting.ts';
import { PluggyResponseError, type RequestLine } from './pluggy-errors.ts';
import { parseRetryAfter } from './retry-after.ts';
import type { TransportAnswer } from './Transport.ts';

/** Only what looks like a code may reach a log through a message. */
const CODE = /^[A-Z][A-Z0-9_]{1,79}$/;
const ERROR_ID = /^[\w-]{1,64}$/;

/** The JSON object in `body`; undefined for a gateway's HTML page and everything else. */
function parseObject(body: Buffer): object | undefined {
  if (isNestedTooDeep(body)) return undefined;
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function matching(answer: object | undefined, name: string, pattern: RegExp): string | undefined {
  const value: unknown = answer === undefined ? undefined : Reflect.get(answer, name);
  return typeof value === 'string' && pattern.test(value) ? value : undefined;
}

/** The error for an answer that is not 2xx. */
export function responseError(request: RequestLine, answer: TransportAnswer, now: Date): PluggyResponseError {
  const parsed = parseObject(answer.body);
  const refusal = {
    status: answer.status,
    codeDescription: matching(parsed, 'codeDescription', CODE),
    errorId: matching(parsed, 'errorId', ERROR_ID),
    retryAfterMs: parseRetryAfter(answer.retryAfter, now),
  };
  return new PluggyResponseError(request, refusal, parsed);
}

/**
 * True when the API key itself was not taken. Pluggy documents both 401 and a 403 without a code for it; a 403
 * with a code is a decision about the request, which another key would not change.
 */
export function isKeyRefusal(error: unknown): boolean {
  if (!(error instanceof PluggyResponseError)) return false;
  return error.status === 401 || (error.status === 403 && error.codeDescription === undefined);
}
