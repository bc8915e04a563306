import { LosslessNumber, parse, stringify } from 'lossless-json';
import { PublicError } from '../../domain/errors.ts';
import type { Keyring } from '../../domain/Keyring.ts';
import type { Queryable } from '../Queryable.ts';
import type { Resealed } from './identity.ts';

/** The members of Pluggy's account object that say whose it is. */
const PERSONAL = ['owner', 'taxNumber'] as const;

const contextOf = (accountId: string): string => `pluggy.accounts/${accountId}`;

/** What is kept of an account apart from the rest. */
export interface SealedOwner {
  readonly id: string;
  readonly sealed: Buffer;
  readonly digest: Buffer;
}

export interface SplitAccounts {
  /** The page without what is personal, digits untouched. */
  readonly page: string;
  /** Empty without keys: what may only be stored encrypted is not stored then. */
  readonly owners: readonly SealedOwner[];
}

type Members = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof LosslessNumber);

function cut(account: Members): { readonly rest: Members; readonly personal: string } {
  const isPersonal = (name: string): boolean => PERSONAL.some((one) => one === name);
  const entries = Object.entries(account);
  return {
    rest: Object.fromEntries(entries.filter(([name]) => !isPersonal(name))),
    personal: stringify(Object.fromEntries(entries.filter(([name]) => isPersonal(name)))) ?? '{}',
  };
}

/** Takes what is personal out of a page of accounts and seals it, each account's bound to its row. */
export function splitAccounts(page: string, keyring: Keyring | null): SplitAccounts {
  const envelope = parse(page);
  const results = isObject(envelope) && Array.isArray(envelope['results']) ? envelope['results'] : [];
  const owners: SealedOwner[] = [];
  const rests = results.map((account: unknown) => {
    if (!isObject(account)) return account;
    const { rest, personal } = cut(account);
    const id = String(account['id']).toLowerCase();
    if (keyring !== null && personal !== '{}')
      owners.push({
        id,
        sealed: keyring.seal(personal, contextOf(id)),
        digest: keyring.digest(personal, 'account'),
      });
    return rest;
  });
  return { page: stringify({ results: rests }) ?? '', owners };
}

/**
 * Pluggy's account object again, as JSON text.
 * @throws {PublicError} encryption_key_missing
 */
export function joinAccount(
  account: { readonly id: string; readonly raw: string; readonly personal: Buffer | null },
  keyring: Keyring | null,
): string {
  const { id, raw, personal } = account;
  if (personal === null) return raw;
  return `${raw.slice(0, -1)},${openOwner(id, personal, keyring).slice(1)}`;
}

function openOwner(id: string, sealed: Buffer, keyring: Keyring | null): string {
  if (keyring?.holdsKeyOf(sealed) !== true) throw new PublicError('encryption_key_missing');
  return keyring.open(sealed, contextOf(id));
}

const NEXT = `
select id, personal from pluggy.accounts where id > $1 and personal is not null order by id limit 100 for update`;

/**
 * Seals the next hundred accounts' owners anew, as far as they were not sealed with the first key. Belongs into a
 * transaction.
 * @param after an account's id; the answer's `last` is the next call's, null at the end
 * @throws {PublicError} encryption_key_missing
 */
export async function resealOwners(tx: Queryable, keyring: Keyring, after: string): Promise<Resealed> {
  const { rows } = await tx.query<{ id: string; personal: Buffer }>(NEXT, [after]);
  const old = rows.filter(({ personal }) => !keyring.isCurrent(personal));
  for (const { id, personal } of old) {
    const plain = openOwner(id, personal, keyring);
    await tx.query('update pluggy.accounts set personal = $2, personal_digest = $3 where id = $1', [
      id,
      keyring.seal(plain, contextOf(id)),
      keyring.digest(plain, 'account'),
    ]);
  }
  return { resealed: old.length, last: rows.at(-1)?.id ?? null };
}
