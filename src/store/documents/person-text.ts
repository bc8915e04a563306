import { type DataKey, keyNumberOf } from '../../domain/DataKey.ts';
import { canonicalMembers, canonicalValue, membersOf, objectText } from './canonical-json.ts';
import { FIGURE_NAMES, SEALED } from './replace-persons.ts';
import { OPEN_OBJECT } from './scan-json.ts';

/** Companies of one person carry that person's CPF in their name: eleven digits. */
const CPF_DIGITS = 11;

/** What the objects of all banks have in common, each written as one byte that cannot stand in a canonical text. */
const COMMON = [
  '{"accountNumber":"',
  '"branchNumber":"',
  '"documentNumber":{"type":"CPF","value":"',
  '"documentNumber":{"type":"CNPJ","value":"',
  '"routingNumber":"',
  '"routingNumberISPB":"',
];
const FIRST_CODE = 1;

const pack = (text: string): string =>
  COMMON.reduce((packed, part, index) => packed.replace(part, String.fromCharCode(FIRST_CODE + index)), text);

const unpack = (packed: string): string =>
  COMMON.reduce((text, part, index) => text.replace(String.fromCharCode(FIRST_CODE + index), part), packed);

const isPlainName = ([name, value]: readonly [string, string]): boolean =>
  name === 'name' && value.startsWith('"') && value.replace(/\D/g, '').length < CPF_DIGITS;

type Members = readonly (readonly [string, string])[];

/** How the rest of a person is kept: sealed for one account, or not at all. */
export type Keep = (rest: string) => string | undefined;

export const sealWith =
  (key: DataKey, context: string): Keep =>
  (rest) =>
    key.seal(pack(rest), context).toString('base64url');

/** Without a key: it is said that there is nothing, and nothing else. */
export const keepNothing: Keep = () => undefined;

function storedObject(names: Members, rest: Members, keep: Keep): string {
  const token = keep(objectText(rest));
  const instead: Members =
    token === undefined ? rest.map(([name]) => [name, 'null']) : [[SEALED, JSON.stringify(token)]];
  return objectText([...names, ...instead]);
}

function storedValue(text: string, keep: Keep): string {
  const token = keep(text);
  return token === undefined ? 'null' : objectText([[SEALED, JSON.stringify(token)]]);
}

/** What is stored of a party to a payment; undefined: the same. */
export function storedParty(json: Buffer, start: number, end: number, keep: Keep): string | undefined {
  if (json[start] !== OPEN_OBJECT) return storedWhole(json, start, end, keep);
  const members = membersOf(json, start, end);
  const rest = members.filter((member) => !isPlainName(member));
  if (rest.every(([, value]) => value === 'null')) return undefined;
  return storedObject(members.filter(isPlainName), rest, keep);
}

/** Without a key, what is stored of a boleto of which more is said than its figures: these, and that there is more. */
export function boletoWithoutKey(json: Buffer, start: number, end: number): string {
  if (json[start] !== OPEN_OBJECT) return 'null';
  const isKept = (member: readonly [string, string]): boolean =>
    (FIGURE_NAMES.includes(member[0]) && !/^[[{]/.test(member[1])) || isPlainName(member);
  const members = membersOf(json, start, end);
  return objectText(members.map((member) => (isKept(member) ? member : [member[0], 'null'])));
}

/** What is stored of a value that is no party, or of all of `paymentData`. */
export const storedWhole = (json: Buffer, start: number, end: number, keep: Keep): string =>
  storedValue(canonicalValue(json, start, end), keep);

const TOKEN = /^"[A-Za-z0-9_-]{23,}"$/;

/** What a stored value holds sealed, if anything: its clear members, and the sealed bytes. */
function tokenIn(
  json: Buffer,
  start: number,
): { readonly names: Members; readonly token: Buffer } | undefined {
  if (json[start] !== OPEN_OBJECT) return undefined;
  const members = canonicalMembers(json, start);
  const value = members.find(([name]) => name === SEALED)?.[1];
  if (value === undefined || !TOKEN.test(value)) return undefined;
  const names = members.filter(([name]) => name !== SEALED);
  if (names.some(([name]) => name !== 'name')) return undefined;
  return { names, token: Buffer.from(value.slice(1, -1), 'base64url') };
}

/** Whether a stored value is sealed. */
export const isSealed = (json: Buffer, start: number): boolean => tokenIn(json, start) !== undefined;

/** Finds the key of a number, and says for which account. */
export interface Opening {
  readonly context: string;
  keyOf(number: number): DataKey | undefined;
}

/** What a value was before it was sealed; null where the key is missing; undefined: it was not sealed. */
export function openedValue(json: Buffer, start: number, { context, keyOf }: Opening): string | undefined {
  const found = tokenIn(json, start);
  if (found === undefined) return undefined;
  const packed = keyOf(keyNumberOf(found.token))?.open(found.token, context);
  if (packed === undefined) return objectText([...found.names, ['documentNumber', 'null']]);
  const rest = unpack(packed);
  if (!rest.startsWith('{')) return rest;
  const names = objectText(found.names);
  return found.names.length === 0 ? rest : `${names.slice(0, -1)},${rest.slice(1)}`;
}
