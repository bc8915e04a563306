// Where the values of a JSON text begin and end, byte by byte and exactly. Nothing is understood and nothing copied.

export const [QUOTE, BACKSLASH, COLON, COMMA] = [0x22, 0x5c, 0x3a, 0x2c];
export const [OPEN_OBJECT, CLOSE_OBJECT] = [0x7b, 0x7d];
export const [OPEN_ARRAY, CLOSE_ARRAY] = [0x5b, 0x5d];
const SPACE = 0x20;

/** A text that is no JSON. It says nothing of the text itself. */
export class NotJson extends SyntaxError {
  override readonly name = 'NotJson';

  constructor() {
    super('a text of Pluggy is no JSON');
  }
}

/** The first byte from `at` on that is no white space; the end of the text counts as 0. */
export function skipSpace(json: Buffer, at: number): number {
  let end = at;
  while ((json[end] as number) <= SPACE) end += 1;
  return end;
}

/** @param at where the string's first quote stands. @returns where the text goes on behind its last one */
export function skipString(json: Buffer, at: number): number {
  for (let end = at + 1; end < json.length; end += 1) {
    const byte = json[end];
    if (byte === QUOTE) return end + 1;
    if (byte === BACKSLASH) end += 1;
  }
  throw new NotJson();
}

function skipNested(json: Buffer, at: number): number {
  let depth = 0;
  for (let end = at; end < json.length; end += 1) {
    const byte = json[end];
    if (byte === QUOTE) end = skipString(json, end) - 1;
    else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) depth += 1;
    else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
      depth -= 1;
      if (depth === 0) return end + 1;
    }
  }
  throw new NotJson();
}

function skipWord(json: Buffer, at: number): number {
  for (let end = at; end < json.length; end += 1) {
    const byte = json[end] as number;
    if (byte <= SPACE || byte === COMMA || byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
      if (end === at) break;
      return end;
    }
  }
  throw new NotJson();
}

/** @param at where a value begins. @returns where the text goes on behind it */
export function skipValue(json: Buffer, at: number): number {
  const byte = json[at];
  if (byte === QUOTE) return skipString(json, at);
  return byte === OPEN_OBJECT || byte === OPEN_ARRAY ? skipNested(json, at) : skipWord(json, at);
}

/** Told of each member of an object: where its name begins and ends, quotes included, and where its value begins. @returns where the value ends */
export type OnMember = (nameStart: number, nameEnd: number, valueStart: number) => number;

/** @param at where an object begins. @returns where the text goes on behind it */
export function eachMember(json: Buffer, at: number, onMember: OnMember): number {
  let next = skipSpace(json, at + 1);
  if (json[next] === CLOSE_OBJECT) return next + 1;
  for (;;) {
    if (json[next] !== QUOTE) throw new NotJson();
    const nameEnd = skipString(json, next);
    const colon = skipSpace(json, nameEnd);
    if (json[colon] !== COLON) throw new NotJson();
    const end = skipSpace(json, onMember(next, nameEnd, skipSpace(json, colon + 1)));
    if (json[end] === CLOSE_OBJECT) return end + 1;
    if (json[end] !== COMMA) throw new NotJson();
    next = skipSpace(json, end + 1);
  }
}

/** The same of an array: told where each element begins. @returns where it ends */
export function eachElement(json: Buffer, at: number, onElement: (start: number) => number): number {
  let next = skipSpace(json, at + 1);
  if (json[next] === CLOSE_ARRAY) return next + 1;
  for (;;) {
    const end = skipSpace(json, onElement(next));
    if (json[end] === CLOSE_ARRAY) return end + 1;
    if (json[end] !== COMMA) throw new NotJson();
    next = skipSpace(json, end + 1);
  }
}

/** The text of a JSON string. */
export function readString(json: Buffer, start: number, end: number): string {
  try {
    return JSON.parse(json.toString('utf8', start, end)) as string;
  } catch {
    throw new NotJson();
  }
}
