/** More objects than a transaction has inside it; beyond that the text is not what it seems. */
const MAX_TRIES = 50;

/** How the list of rows ends, in the two shapes that pages have. */
const TAIL = /^\]\s*(,\s*"next"\s*:\s*(null|"[^"\\\]]*")\s*)?\}\s*$/;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const COLON = 0x3a;
const SPACE = 0x20;

/** Whether a colon stands before it: a row is an element of an array, so that it need not be tried as one. */
function isValueOfMember(body: Buffer, start: number): boolean {
  let before = start - 1;
  while (before > 0 && (body[before] as number) <= SPACE) before -= 1;
  return body[before] === COLON;
}

/** The object that ends at `end`, and where it begins. Only the brace that belongs to its last one makes a whole. */
function objectBefore(
  body: Buffer,
  end: number,
): { readonly value: object; readonly start: number } | undefined {
  let start = end;
  for (let tries = 0; tries < MAX_TRIES && start > 0; tries += 1) {
    start = body.lastIndexOf('{', start - 1);
    if (start < 0) return undefined;
    if (isValueOfMember(body, start)) continue;
    const value = parse(body.toString('utf8', start, end));
    if (typeof value === 'object' && value !== null) return { value, start };
  }
  return undefined;
}

function* wholeFromEnd(body: Buffer): Generator<object, void, void> {
  const page = parse(body.toString('utf8')) as { results?: unknown } | null | undefined;
  const rows = Array.isArray(page?.results) ? page.results : [];
  for (const row of rows.reverse()) if (typeof row === 'object' && row !== null) yield row;
}

/**
 * The rows of a page of transactions, the last one first, parsed one by one as they are asked for: who wants to know
 * where a page ends need not parse all of it. Numbers in them are floats. A text of another shape is parsed whole.
 */
export function* rowsFromEnd(body: Buffer): Generator<object, void, void> {
  const close = body.lastIndexOf(']');
  if (close < 0 || !TAIL.test(body.toString('utf8', close))) return yield* wholeFromEnd(body);
  let end = body.lastIndexOf('}', close) + 1;
  if (end === 0 || body.toString('utf8', end, close).trim() !== '') return yield* wholeFromEnd(body);
  for (let seen = 0; ; seen += 1) {
    const found = objectBefore(body, end);
    if (found === undefined) return yield* skip(wholeFromEnd(body), seen);
    yield found.value;
    const before = body.toString('utf8', Math.max(0, found.start - 20), found.start).trimEnd();
    if (!before.endsWith(',')) return;
    end = body.lastIndexOf('}', found.start - 1) + 1;
    if (end === 0) return;
  }
}

function* skip<T>(all: Iterable<T>, count: number): Generator<T, void, void> {
  let index = 0;
  for (const each of all) if (index++ >= count) yield each;
}
