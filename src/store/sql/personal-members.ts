import { LosslessNumber, parse, stringify } from 'lossless-json';
import { PublicError } from '../../domain/errors.ts';
import type { Keyring } from '../../domain/Keyring.ts';
import { FIRST_UUID, type SealedColumn } from './reseal.ts';

/** A table whose rows are Pluggy's objects without the members that say who somebody is; these stand apart, sealed. */
export interface PersonalMembers {
  readonly name: 'accounts' | 'investments' | 'loans';
  readonly table: string;
  readonly members: readonly string[];
  /** Of the digests: equal members of two tables must not look equal. */
  readonly purpose: string;
}

export const OF_ACCOUNTS: PersonalMembers = {
  name: 'accounts',
  table: 'pluggy.accounts',
  members: ['owner', 'taxNumber'],
  purpose: 'account',
};

const contextOf = ({ table }: PersonalMembers, id: string): string => `${table}/${id}`;

/** What is kept of an object apart from the rest. */
export interface SealedMembers {
  readonly id: string;
  readonly sealed: Buffer;
  readonly digest: Buffer;
}

export interface SplitPage {
  /** The page without what is personal, digits untouched. */
  readonly page: string;
  /** Empty without keys: what may only be stored encrypted is not stored then. */
  readonly personal: readonly SealedMembers[];
}

type Members = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof LosslessNumber);

/** A member that stands twice counts as PostgreSQL counts it: the last one. */
const parseExact = (text: string): unknown =>
  parse(text, null, { onDuplicateKey: ({ newValue }) => newValue });

/** Members in the table's order, so that equal ones have equal digests, however Pluggy sorts them. */
function cut(object: Members, names: readonly string[]): { readonly rest: Members; readonly taken: string } {
  const taken = names.filter((name) => Object.hasOwn(object, name)).map((name) => [name, object[name]]);
  const rest = Object.entries(object).filter(([name]) => !names.includes(name));
  return { rest: Object.fromEntries(rest), taken: stringify(Object.fromEntries(taken)) ?? '{}' };
}

function seal(of: PersonalMembers, keyring: Keyring, id: string, taken: string): SealedMembers {
  return {
    id,
    sealed: keyring.seal(taken, contextOf(of, id)),
    digest: keyring.digest(taken, of.purpose),
  };
}

/** Takes what is personal out of a page of objects and seals it, each object's bound to its row. */
export function splitPersonal(of: PersonalMembers, page: string, keyring: Keyring | null): SplitPage {
  const envelope = parseExact(page);
  const results = isObject(envelope) && Array.isArray(envelope['results']) ? envelope['results'] : [];
  const personal = new Map<string, SealedMembers>();
  const rests = results.map((object: unknown) => {
    if (!isObject(object)) return object;
    const { rest, taken } = cut(object, of.members);
    const id = String(object['id']).toLowerCase();
    personal.delete(id); // an object that stands twice counts as it stands last
    if (keyring !== null && taken !== '{}') personal.set(id, seal(of, keyring, id, taken));
    return rest;
  });
  return { page: stringify({ results: rests }) ?? '', personal: [...personal.values()] };
}

function open(of: PersonalMembers, id: string, sealed: Buffer, keyring: Keyring | null): string {
  if (keyring?.holdsKeyOf(sealed) !== true) throw new PublicError('encryption_key_missing');
  return keyring.open(sealed, contextOf(of, id));
}

export interface SplitRow {
  readonly id: string;
  /** Pluggy's object without what is personal, as JSON text. */
  readonly raw: string;
  readonly personal: Buffer | null;
}

/**
 * Pluggy's object again, as JSON text.
 * @throws {PublicError} encryption_key_missing
 */
export function joinPersonal(
  of: PersonalMembers,
  { id, raw, personal }: SplitRow,
  keyring: Keyring | null,
): string {
  return personal === null ? raw : `${raw.slice(0, -1)},${open(of, id, personal, keyring).slice(1)}`;
}

/** The column of a table's personal members, for the change of keys. */
export const sealedColumnOf = (of: PersonalMembers): SealedColumn => ({
  name: of.name,
  start: FIRST_UUID,
  next: `select id, personal as sealed from ${of.table}
    where id > $1 and personal is not null order by id limit 100 for update`,
  write: `update ${of.table} set personal = $2, personal_digest = $3 where id = $1`,
  forget: `update ${of.table} set personal = null, personal_digest = null where id = $1`,
  contextOf: (id) => contextOf(of, id),
  digestOf: (keyring, plain) => keyring.digest(plain, of.purpose),
});
