import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, Request, Response } from 'express';
import { InvalidRequest } from '../contract/check-value.ts';
import { describeError, type ErrorCode, errorCatalogue, errorCodeOf, PublicError } from '../domain/errors.ts';
import { causeOf, faultCodeOf } from '../domain/fault-causes.ts';
import { type Language, pickLanguage } from '../domain/language.ts';
import type { Logger } from '../domain/logger.ts';
import { PERCENT_ESCAPES } from '../domain/texts/requests.ts';
import { letGo } from './let-go.ts';
import { findRequestId } from './request-id.ts';
import { CallerGone, CallerTooSlow } from './write-paced.ts';

/** What Express and its file server refuse, by the status that they give it. A hidden or forbidden file is none. */
const REFUSED_FILES: Readonly<Record<number, ErrorCode>> = {
  403: 'not_found',
  404: 'not_found',
  412: 'precondition_failed',
  416: 'range_not_satisfiable',
};

/** How Express's file server calls a caller who went away, and Node one whose bytes are no HTTP: nobody reads an answer. */
const IS_GONE = /^(ECONNABORTED$|HPE_)/;

/** Express throws a URIError for a path with a broken percent-escape, before any route has seen it; its file server a 400. */
function translate(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof PublicError) return error;
  if ('code' in error && IS_GONE.test(String(error.code))) return new CallerGone();
  const status = 'expose' in error && 'status' in error ? Number(error.status) : Number.NaN;
  if (error instanceof URIError || status === 400)
    return new PublicError('invalid_value', { field: 'path', expected: PERCENT_ESCAPES });
  const code = REFUSED_FILES[status];
  return code === undefined ? error : new PublicError(code, {}, { cause: error });
}

/** What was said of the file that is not sent. */
const OF_THE_FILE = ['ETag', 'Last-Modified', 'Accept-Ranges', 'Content-Disposition', 'Content-Encoding'];

/** Names an error for the log: its class and code, never a message that could quote data. */
function logFields(error: unknown): object {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const code = faultCodeOf(error);
  return {
    error: error.name,
    code,
    means: causeOf(code)?.en,
    at: frames.slice(0, 5).map((line) => line.trim()),
  };
}

/** How long Pluggy or the database needs, in the usual case. */
const RETRY_AFTER_S = 5;

/** Seconds; as the error says where it knows. */
function retryAfterOf(error: unknown): number {
  const ms: unknown = error instanceof Error && 'retryAfterMs' in error ? error.retryAfterMs : undefined;
  return typeof ms === 'number' && ms > 0 ? Math.ceil(ms / 1_000) : RETRY_AFTER_S;
}

/** Each thing that is wrong with a request, so that a caller can mend all of them at once. */
function errorsOf(error: unknown, language: Language): object {
  if (!(error instanceof InvalidRequest)) return {};
  const errors = error.problems.map(({ code, parameters }) => ({
    code,
    ...(parameters.field === undefined ? {} : { field: parameters.field }),
    detail: describeError(code, language, parameters),
  }));
  return { errors };
}

const problems = new WeakMap<Response, ErrorCode>();

/** The code of the problem that was answered; undefined: none. */
export const findProblem = (response: Response): ErrorCode | undefined => problems.get(response);

/** Answers with an RFC 9457 problem document in the caller's language. */
export function sendProblem(request: Request, response: Response, code: ErrorCode, error?: unknown): string {
  const { status, retry, title } = errorCatalogue[code];
  problems.set(response, code);
  const language = pickLanguage(request.headers['accept-language']);
  const parameters = error instanceof PublicError ? error.parameters : {};
  const instance = `urn:uuid:${randomUUID()}`;
  for (const name of OF_THE_FILE) response.removeHeader(name);
  response.setHeader('Cache-Control', 'no-store');
  letGo(request, response);
  if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
  if (retry && (status === 503 || status === 429 || status === 409))
    response.setHeader('Retry-After', retryAfterOf(error));
  response
    .status(status)
    .setHeader('Content-Language', language)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: `urn:pluggy-open-finance:error:${code}`,
        title: title[language],
        status,
        code,
        detail: describeError(code, language, parameters),
        ...(parameters.field === undefined ? {} : { field: parameters.field }),
        ...errorsOf(error, language),
        instance,
      }),
    );
  return instance;
}

/** The last handler: every error that a route throws becomes a problem document, and 5xx a line in the log. */
export function onError(logger: Logger): ErrorRequestHandler {
  return (thrown: unknown, request, response, _next) => {
    const error = translate(thrown);
    const code = errorCodeOf(error);
    const isUnread = error instanceof CallerGone || error instanceof CallerTooSlow;
    if (response.headersSent || isUnread) {
      response.destroy(); // half an answer must not look like a whole one
      if (isUnread)
        logger.info(
          { error: error.name, requestId: findRequestId(request) },
          'a caller did not read its answer to the end',
        );
      else
        logger.warn(
          { ...logFields(error), problem: code, requestId: findRequestId(request) },
          'an answer was cut off',
        );
      return;
    }
    const instance = sendProblem(request, response, code, error);
    if (errorCatalogue[code].status >= 500)
      logger.error(
        { ...logFields(error), problem: code, instance, requestId: findRequestId(request) },
        'request failed',
      );
  };
}
