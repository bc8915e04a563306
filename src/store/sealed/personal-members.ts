import { LosslessNumber, parse, stringify } from 'lossless-json';
import { PublicError } from '../../domain/errors.ts';
import type { Keyring } from '../../domain/Keyring.ts';
import { LIST_TABLES, type ListName } from '../fragments/list-tables.ts';

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

/** Of the tables of an item's lists, those that have such members. */
export const OF_LISTS: Readonly<Partial<Record<ListName, PersonalMembers>>> = {
  investments: {
    name: 'investments',
    table: LIST_TABLES.investments,
    members: ['owner', 'debtor'],
    purpose: 'investment',
  },
  // the code of a contract at the Central Bank, in which the debtor's CPF or CNPJ stands
  loans: { name: 'loans', table: LIST_TABLES.loans, members: ['ipocCode'], purpose: 'loan' },
};

/** The members that stand apart, by the name of their list. */
export const PERSONAL_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  accounts: OF_ACCOUNTS.members,
  ...Object.fromEntries(Object.entries(OF_LISTS).map(([name, { members }]) => [name, members])),
};

export const contextOf = ({ table }: PersonalMembers, id: string): string => `${table}/${id}`;

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

export const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof LosslessNumber);

/** A member that stands twice counts as PostgreSQL counts it: the last one. */
export const parseExact = (text: string): unknown =>
  parse(text, null, { onDuplicateKey: ({ newValue }) => newValue });

/** Members in the table's order, so that equal ones have equal digests, however Pluggy sorts them. */
export function cut(
  object: Members,
  names: readonly string[],
): { readonly rest: Members; readonly taken: string } {
  const taken = names.filter((name) => Object.hasOwn(object, name)).map((name) => [name, object[name]]);
  const rest = Object.entries(object).filter(([name]) => !names.includes(name));
  return { rest: Object.fromEntries(rest), taken: stringify(Object.fromEntries(taken)) ?? '{}' };
}

/** An object as JSON text without these members, digits untouched. */
export function withoutMembers(text: string, names: readonly string[]): string {
  const object = parseExact(text);
  return isObject(object) ? (stringify(cut(object, names).rest) ?? text) : text;
}

export function seal(of: PersonalMembers, keyring: Keyring, id: string, taken: string): SealedMembers {
  return {
    id,
    sealed: keyring.seal(taken, contextOf(of, id)),
    digest: keyring.digest(taken, of.purpose),
  };
}

/** A page of one of an item's lists: most have nothing personal in them, and pass as they came. */
export function splitList(name: ListName, page: string, keyring: Keyring | null): SplitPage {
  const of = OF_LISTS[name];
  return of === undefined ? { page, personal: [] } : splitPersonal(of, page, keyring);
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

/** An account's sealed members, for a comparison; undefined where no key opens them. */
export function openPersonal(
  id: string,
  sealed: Buffer,
  keyring: Keyring | null,
): Readonly<Record<string, unknown>> | undefined {
  if (keyring?.holdsKeyOf(sealed) !== true) return undefined;
  const members = parseExact(keyring.open(sealed, contextOf(OF_ACCOUNTS, id)));
  return isObject(members) ? members : undefined;
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
