import type { Keyring } from '../../domain/Keyring.ts';

/** Sorts before every id. */
export const FIRST_UUID = '00000000-0000-0000-0000-000000000000';

/** A column of encrypted values, and what has to be known to encrypt them with another key. */
export interface SealedColumn {
  /** What it holds, as reports name it. */
  readonly name:
    | 'identities'
    | 'accounts'
    | 'investments'
    | 'loans'
    | 'versions'
    | 'phones'
    | 'secrets'
    | 'endpointSecrets'
    | 'documents';
  /** Sorts before every id. */
  readonly start: string;
  /** $1 an id: the next hundred rows as `id` and `sealed`, in the order of their ids, locked. */
  readonly next: string;
  /** $1 id, $2 the value under the first key, $3 its digest. */
  readonly write: string;
  /** $1 id: takes away a value that nobody can read. */
  readonly forget: string;
  readonly contextOf: (id: string) => string;
  readonly digestOf: (keyring: Keyring, plain: string) => Buffer;
}
