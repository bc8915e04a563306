import { isNestedTooDeep } from './nesting.ts';
import { PluggyAnswerTooDeepError, PluggyInvalidAnswerError, type RequestLine } from './pluggy-errors.ts';
import { RawAnswer } from './RawAnswer.ts';
import type { TransportAnswer } from './Transport.ts';

/** For a change: Pluggy may answer it with a body or, as its guides say of some, without one. */
export function readOptionalJson(answer: TransportAnswer, request: RequestLine): RawAnswer {
  if (isNestedTooDeep(answer.body)) throw new PluggyAnswerTooDeepError(request);
  const raw = new RawAnswer(answer.body);
  try {
    raw.json<unknown>();
  } catch {
    // Not kept as the cause: a SyntaxError quotes the text that it failed on.
    throw new PluggyInvalidAnswerError(request, `status ${answer.status} with a body that is not JSON`);
  }
  return raw;
}

/** For a question: an empty body would pass for "nothing there". */
export function readJson(answer: TransportAnswer, request: RequestLine): RawAnswer {
  if (answer.body.length === 0)
    throw new PluggyInvalidAnswerError(request, `status ${answer.status} with no body`);
  return readOptionalJson(answer, request);
}

/** For a page of a list: anything else would pass for an empty one. */
export function readListPage(answer: TransportAnswer, request: RequestLine): RawAnswer {
  const raw = readJson(answer, request);
  if (!Array.isArray(raw.json<{ results?: unknown } | null>()?.results))
    throw new PluggyInvalidAnswerError(request, 'the answer is not a page of a list');
  return raw;
}

/** For a change whose answer says nothing that matters. */
export function ignoreBody(): void {}
