import { DataKey } from '../../../domain/DataKey.ts';
import type { Keyring } from '../../../domain/Keyring.ts';
import type { Queryable } from '../../Queryable.ts';
import { DATA_KEY_CONTEXT } from '../../sealed/data-key-context.ts';

/** By number, the newest last; null: none of the keys of ENCRYPTION_KEYS opens it. */
export type DataKeys = Map<number, DataKey | null>;

/** The keys of this database, as far as the keyring opens them. */
export async function listDataKeys(db: Queryable, keyring: Keyring | null): Promise<DataKeys> {
  const { rows } = await db.query<{ number: number; sealed: Buffer }>(
    'select number, sealed from pluggy.data_keys order by number',
  );
  const openOne = (number: number, sealed: Buffer): DataKey | null =>
    keyring?.holdsKeyOf(sealed) === true
      ? new DataKey(number, Buffer.from(keyring.open(sealed, DATA_KEY_CONTEXT), 'base64'))
      : null;
  return new Map(rows.map(({ number, sealed }) => [number, openOne(number, sealed)]));
}

/** The key that seals: the newest that the keyring opens. */
export const currentOf = (keys: DataKeys): DataKey | null =>
  [...keys.values()].findLast((key) => key !== null) ?? null;
