import { cursorFromNext } from './cursor-from-next.ts';
import { PluggyCursorError, PluggyInvalidAnswerError, type RequestLine } from './pluggy-errors.ts';
import { readJson } from './readers.ts';
import type { TransportAnswer } from './Transport.ts';

export interface TransactionsPage {
  /** The whole answer, `{ results, next }`, exactly as it came: what PostgreSQL is given. */
  readonly body: Buffer;
  /** The cursor for `after`; null on the last page. */
  readonly next: string | null;
  /** Says, once, that the body is not looked at any more; its memory is used for another. */
  readonly release: () => void;
}

/** Enough for any cursor seen (under 200 characters); a longer one is found by parsing the page. */
const ENVELOPE_BYTES = 4096;

const RESULTS_AT_START = /^\s*\{\s*"results"\s*:\s*\[/;
const NEXT_AT_END = /\]\s*,\s*"next"\s*:\s*(null|"(?:[^"\\]|\\.)*")\s*\}\s*$/;
const NEXT_AT_START = /^\s*\{\s*"next"\s*:\s*(null|"(?:[^"\\]|\\.)*")\s*,\s*"results"\s*:\s*\[/;
const END_OF_RESULTS = /\]\s*\}\s*$/;

/**
 * The raw `next` of a page in one of its two usual shapes; undefined for any other text. Parsing 500 rows for
 * one field would cost as much as all else that this process does with them. The patterns cannot be met inside
 * a row: `],"next"` in a JSON string has its quotes escaped, and the `}` that ends the text is the envelope's.
 */
function scanNext(body: Buffer): string | null | undefined {
  const end = body.subarray(-ENVELOPE_BYTES).toString('utf8');
  const start = body.subarray(0, ENVELOPE_BYTES).toString('utf8');
  // lastIndexOf keeps the pattern from being tried at every bracket of the rows before it.
  const from = end.lastIndexOf(']');
  const found = RESULTS_AT_START.test(start)
    ? NEXT_AT_END.exec(end.slice(Math.max(from, 0)))?.[1]
    : undefined;
  const literal = found ?? (END_OF_RESULTS.test(end) ? NEXT_AT_START.exec(start)?.[1] : undefined);
  return literal === undefined ? undefined : parseLiteral(literal);
}

/** A JSON string or null, already matched as such; undefined for a string with an escape that JSON lacks. */
function parseLiteral(literal: string): string | null | undefined {
  try {
    const value: unknown = JSON.parse(literal);
    return typeof value === 'string' || value === null ? value : undefined;
  } catch {
    return undefined;
  }
}

function parseNext(answer: TransportAnswer, request: RequestLine): string | null {
  const page = readJson(answer, request).json<{ results?: unknown; next?: unknown } | null>();
  const next = page?.next ?? null;
  if (!Array.isArray(page?.results) || (typeof next !== 'string' && next !== null)) {
    throw new PluggyInvalidAnswerError(request, 'the answer is not a page of transactions');
  }
  return next;
}

/** Whether a page certainly holds no row; one of an unusual shape may hold none as well. */
export function isEmptyPage({ body }: TransactionsPage): boolean {
  return /^\s*\{\s*"results"\s*:\s*\[\s*\]/.test(body.subarray(0, 64).toString('latin1'));
}

/**
 * Reads an answer of GET /v2/transactions.
 *
 * @param after the cursor that this page was asked with
 * @throws PluggyInvalidAnswerError for anything but a whole page
 * @throws PluggyCursorError when `next` leads nowhere or back to this page
 */
export function readTransactionsPage(
  answer: TransportAnswer,
  request: RequestLine,
  after: string | undefined,
): TransactionsPage {
  const scanned = answer.hasKnownEnd ? scanNext(answer.body) : undefined;
  const next = scanned === undefined ? parseNext(answer, request) : scanned;
  const { body, release } = answer;
  if (next === null || next === '') return { body, next: null, release };
  const cursor = cursorFromNext(next);
  if (cursor === undefined) throw new PluggyCursorError(request, 'the next page has no cursor');
  if (cursor === after) throw new PluggyCursorError(request, 'the next page is this page');
  return { body, next: cursor, release };
}
