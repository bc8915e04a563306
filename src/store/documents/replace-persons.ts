import type { KnownPerson } from './RecentPersons.ts';
import {
  BACKSLASH,
  COLON,
  eachElement,
  eachMember,
  OPEN_ARRAY,
  OPEN_OBJECT,
  QUOTE,
  readString,
  skipSpace,
  skipValue,
} from './scan-json.ts';

/** A part of a text, and what takes its place. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly bytes: Buffer;
}

/** What may stand in the place of a value; undefined: it stays as it is. */
export type Replace = (json: Buffer, start: number, end: number) => Buffer | undefined;

export interface Replacing {
  /** Of a party to a payment: a member of `paymentData`. */
  readonly party: Replace;
  /** Of a boleto of which more is said than its figures. Default: as a party. */
  readonly boleto?: Replace;
  /** A party that begins here and is known by its bytes, if any; its end is then known too. */
  readonly known?: (json: Buffer, start: number) => KnownPerson | undefined;
  /** Of all of `paymentData`, where it is no object or has the member in which sealed things are stored. */
  readonly payment: Replace;
}

const PAYMENT_DATA = Buffer.from('"paymentData"');
/** Its end, which begins with a letter that pages seldom have: looking for a quote would stop at every name. */
const LOOKED_FOR = Buffer.from('Data"');
const BEFORE = PAYMENT_DATA.length - LOOKED_FOR.length;
/** A letter that is written as an escape may stand in a name. */
const ESCAPED_LETTER = Buffer.from('\\u00');

const namesOf = (...names: string[]): Buffer[] => names.map((name) => Buffer.from(`"${name}"`));
const BOLETO = Buffer.from('"boletoMetadata"');
/** Members of `paymentData` that name nobody while they hold no object. */
const IMPERSONAL = [BOLETO, ...namesOf('reason', 'referenceNumber', 'receiverReferenceId', 'paymentMethod')];
/** All that Pluggy says of a boleto. What else stands there may be whose it is. */
export const FIGURE_NAMES: readonly string[] = [
  'digitableLine',
  'barcode',
  'baseAmount',
  'interestAmount',
  'penaltyAmount',
  'discountAmount',
];
const FIGURES = namesOf(...FIGURE_NAMES);
/** The member in which everything of a person but the name is stored. */
export const SEALED = 'sealed';
const SEALED_NAME = Buffer.from(`"${SEALED}"`);

function isAt(name: Buffer, json: Buffer, start: number, end: number): boolean {
  if (name.length !== end - start) return false;
  let at = 1;
  while (at < name.length && name[at] === json[start + at]) at += 1;
  return at === name.length;
}

function oneOf(names: readonly Buffer[], json: Buffer, start: number, end: number): Buffer | undefined {
  for (const name of names) if (isAt(name, json, start, end)) return name;
  return undefined;
}

function hasEscapes(json: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (json[at] === BACKSLASH) return true;
  return false;
}

const isNull = (json: Buffer, start: number): boolean => json[start] === 0x6e;
const isNested = (json: Buffer, start: number): boolean =>
  json[start] === OPEN_OBJECT || json[start] === OPEN_ARRAY;

/** Whether a value is a boleto's figures and nothing else. */
function areFigures(json: Buffer, start: number): boolean {
  if (json[start] !== OPEN_OBJECT) return false;
  let areAll = true;
  eachMember(json, start, (nameStart, nameEnd, valueStart) => {
    areAll &&= oneOf(FIGURES, json, nameStart, nameEnd) !== undefined && !isNested(json, valueStart);
    return skipValue(json, valueStart);
  });
  return areAll;
}

/** What a member of `paymentData` is. A name with escapes is nobody's habit, and belongs to a person for all we know. */
function kindOf(json: Buffer, nameStart: number, nameEnd: number, valueStart: number): Kind {
  if (isAt(SEALED_NAME, json, nameStart, nameEnd)) return 'ambiguous';
  if (isNull(json, valueStart)) return 'impersonal';
  const which = oneOf(IMPERSONAL, json, nameStart, nameEnd);
  if (which === undefined) {
    const isSealed = hasEscapes(json, nameStart, nameEnd) && readString(json, nameStart, nameEnd) === SEALED;
    return isSealed ? 'ambiguous' : 'person';
  }
  if (which === BOLETO) return areFigures(json, valueStart) ? 'impersonal' : 'boleto';
  return isNested(json, valueStart) ? 'person' : 'impersonal';
}

type Kind = 'person' | 'boleto' | 'impersonal' | 'ambiguous';

/** @param start where the value of a party begins. @returns where it ends */
function inParty(json: Buffer, start: number, replacing: Replacing, edits: Edit[]): number {
  const known = json[start] === OPEN_OBJECT ? replacing.known?.(json, start) : undefined;
  const end = known === undefined ? skipValue(json, start) : start + known.text.length;
  const bytes = known === undefined ? replacing.party(json, start, end) : known.stored;
  if (bytes != null) edits.push({ start, end, bytes });
  return end;
}

/** @param start where the value of a boleto begins. @returns where it ends */
function inBoleto(json: Buffer, start: number, { party, boleto = party }: Replacing, edits: Edit[]): number {
  const end = skipValue(json, start);
  const bytes = boleto(json, start, end);
  if (bytes !== undefined) edits.push({ start, end, bytes });
  return end;
}

/** @param at where the value of a `paymentData` begins. @returns where it ends */
function inPayment(json: Buffer, at: number, replacing: Replacing, edits: Edit[]): number {
  if (isNull(json, at)) return at + 4;
  const before = edits.length;
  let isAmbiguous = json[at] !== OPEN_OBJECT;
  const end = isAmbiguous
    ? skipValue(json, at)
    : eachMember(json, at, (nameStart, nameEnd, valueStart) => {
        const kind = kindOf(json, nameStart, nameEnd, valueStart);
        if (kind === 'ambiguous') isAmbiguous = true;
        if (kind === 'person') return inParty(json, valueStart, replacing, edits);
        return kind === 'boleto' ? inBoleto(json, valueStart, replacing, edits) : skipValue(json, valueStart);
      });
  const whole = isAmbiguous ? replacing.payment(json, at, end) : undefined;
  if (whole !== undefined) edits.splice(before, edits.length, { start: at, end, bytes: whole });
  return end;
}

/** Every value of the text, one by one: for a text in which a name may be written with escapes. */
function everywhere(json: Buffer, at: number, replacing: Replacing, edits: Edit[]): number {
  if (json[at] === OPEN_ARRAY)
    return eachElement(json, at, (start) => everywhere(json, start, replacing, edits));
  if (json[at] !== OPEN_OBJECT) return skipValue(json, at);
  return eachMember(json, at, (nameStart, nameEnd, valueStart) =>
    readString(json, nameStart, nameEnd) === 'paymentData'
      ? inPayment(json, valueStart, replacing, edits)
      : everywhere(json, valueStart, replacing, edits),
  );
}

function mayEscapeLetters(json: Buffer): boolean {
  for (let at = json.indexOf(ESCAPED_LETTER); at >= 0; at = json.indexOf(ESCAPED_LETTER, at + 4)) {
    const digit = json[at + 4] as number;
    if (digit >= 0x34 && digit <= 0x37) return true;
  }
  return false;
}

/**
 * What takes the place of the persons in all `paymentData` of a JSON text, at any depth.
 *
 * The name is looked for as bytes. Within a string of the text it cannot stand without a backslash before its first
 * quote, and where no letter is written as an escape it cannot be written otherwise. Where one is, the whole text is
 * walked through.
 * @throws {NotJson}
 */
export function findPersons(json: Buffer, replacing: Replacing): Edit[] {
  const edits: Edit[] = [];
  if (mayEscapeLetters(json)) {
    everywhere(json, skipSpace(json, 0), replacing, edits);
    return edits;
  }
  for (let at = json.indexOf(LOOKED_FOR); at >= 0; ) {
    let next = at + LOOKED_FOR.length;
    const start = at - BEFORE;
    if (isAt(PAYMENT_DATA, json, start, next) && json[start] === QUOTE && json[start - 1] !== BACKSLASH) {
      const colon = skipSpace(json, next);
      if (json[colon] === COLON) next = inPayment(json, skipSpace(json, colon + 1), replacing, edits);
    }
    at = json.indexOf(LOOKED_FOR, next);
  }
  return edits;
}

/** How long a text is once its parts are replaced. */
export const lengthAfter = (json: Buffer, edits: readonly Edit[]): number =>
  edits.reduce((length, { start, end, bytes }) => length - (end - start) + bytes.length, json.length);

/** As long as what it replaces, with white space behind it, where there is room; JSON does not count that. */
export function padded(bytes: Buffer, length: number): Buffer {
  return bytes.length >= length ? bytes : Buffer.concat([bytes], length).fill(' ', bytes.length);
}

/**
 * Writes the text with its parts replaced. Where every part is as long as what takes its place, the text is copied whole
 * and not piece by piece.
 * @param into has room for all of it. @returns what was written
 */
export function applyEdits(json: Buffer, edits: readonly Edit[], into: Buffer): Buffer {
  if (edits.every(({ start, end, bytes }) => bytes.length === end - start)) {
    json.copy(into);
    for (const { start, bytes } of edits) bytes.copy(into, start);
    return into.subarray(0, json.length);
  }
  let [from, to] = [0, 0];
  for (const { start, end, bytes } of edits) {
    to += json.copy(into, to, from, start);
    to += bytes.copy(into, to);
    from = end;
  }
  to += json.copy(into, to, from);
  return into.subarray(0, to);
}
