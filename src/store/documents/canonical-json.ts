import {
  eachElement,
  eachMember,
  NotJson,
  OPEN_ARRAY,
  OPEN_OBJECT,
  QUOTE,
  readString,
  skipValue,
} from './scan-json.ts';

/** No object about a person is nested as deeply. */
const MAX_DEPTH = 100;

const WORD = /^(null|true|false|-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?)$/;

/** PostgreSQL does not see what stands within a sealed value: it is refused here as it would be there. */
function wordText(word: string): string {
  if (!WORD.test(word)) throw new NotJson();
  return word;
}

const byName = ([a]: [string, string], [b]: [string, string]): number => (a < b ? -1 : a > b ? 1 : 0);

/** Numbers, whose digits JSON.parse would lose, and escapes, which are rare, are read the exact way. */
const NOT_PLAIN = /\\|[:[,]\s*[-\d]/;

function plainText(value: unknown, depth: number): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (depth > MAX_DEPTH) throw new NotJson();
  if (Array.isArray(value)) return `[${value.map((element) => plainText(element, depth + 1)).join(',')}]`;
  return objectText(plainMembers(value, depth));
}

const plainMembers = (object: object, depth: number): [string, string][] =>
  Object.entries(object)
    .map(([name, value]): [string, string] => [name, plainText(value, depth + 1)])
    .sort(byName);

/** The same as `canonicalMembers` in a fraction of the time, where JavaScript can read the object as it is. */
export function membersOf(json: Buffer, start: number, end: number): [string, string][] {
  const text = json.toString('utf8', start, end);
  if (NOT_PLAIN.test(text)) return canonicalMembers(json, start);
  try {
    return plainMembers(JSON.parse(text) as object, 0);
  } catch (error) {
    throw error instanceof NotJson ? error : new NotJson();
  }
}

/**
 * The members of an object in the order of their names, each with its value in the canonical form. Of two with one name
 * the last one counts, as for PostgreSQL.
 */
export function canonicalMembers(json: Buffer, at: number, depth = 0): [string, string][] {
  const members = new Map<string, string>();
  eachMember(json, at, (nameStart, nameEnd, valueStart) => {
    const end = skipValue(json, valueStart);
    members.set(readString(json, nameStart, nameEnd), canonicalValue(json, valueStart, end, depth + 1));
    return end;
  });
  return [...members].sort(byName);
}

export const objectText = (members: readonly (readonly [string, string])[]): string =>
  `{${members.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`;

/**
 * A JSON value written in one way only: no white space, members in the order of their names, no needless escapes.
 * Numbers keep their digits.
 */
export function canonicalValue(json: Buffer, start: number, end: number, depth = 0): string {
  if (depth > MAX_DEPTH) throw new NotJson();
  const byte = json[start];
  if (byte === QUOTE) return JSON.stringify(readString(json, start, end));
  if (byte === OPEN_OBJECT) return objectText(canonicalMembers(json, start, depth));
  if (byte !== OPEN_ARRAY) return wordText(json.toString('latin1', start, end));
  const elements: string[] = [];
  eachElement(json, start, (at) => {
    const elementEnd = skipValue(json, at);
    elements.push(canonicalValue(json, at, elementEnd, depth + 1));
    return elementEnd;
  });
  return `[${elements.join(',')}]`;
}
