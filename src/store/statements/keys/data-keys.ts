import { DataKey } from '../../../domain/DataKey.ts';
import type { Keyring } from '../../../domain/Keyring.ts';
import type { Database } from '../../Database.ts';
import type { Queryable } from '../../Queryable.ts';
import type { SealedColumn } from './reseal.ts';

const CONTEXT = 'pluggy.data_keys';

/** By number, the newest last; null: none of the keys of ENCRYPTION_KEYS opens it. */
export type DataKeys = Map<number, DataKey | null>;

/** The keys of this database, as far as the keyring opens them. */
export async function readDataKeys(db: Queryable, keyring: Keyring | null): Promise<DataKeys> {
  const { rows } = await db.query<{ number: number; sealed: Buffer }>(
    'select number, sealed from pluggy.data_keys order by number',
  );
  const openOne = (number: number, sealed: Buffer): DataKey | null =>
    keyring?.holdsKeyOf(sealed) === true
      ? new DataKey(number, Buffer.from(keyring.open(sealed, CONTEXT), 'base64'))
      : null;
  return new Map(rows.map(({ number, sealed }) => [number, openOne(number, sealed)]));
}

/** The key that seals: the newest that the keyring opens. */
export const currentOf = (keys: DataKeys): DataKey | null =>
  [...keys.values()].findLast((key) => key !== null) ?? null;

/** The same, and where the keyring opens none of them the database gets one more. */
export async function makeDataKey(database: Database, keyring: Keyring): Promise<DataKeys> {
  return database.transaction(async (tx) => {
    await tx.query('lock table pluggy.data_keys in share row exclusive mode'); // of two processes one makes it
    const there = await readDataKeys(tx, keyring);
    if (currentOf(there) !== null) return there;
    const sealed = keyring.seal(DataKey.newSecret().toString('base64'), CONTEXT);
    await tx.query('insert into pluggy.data_keys (sealed, created_at) values ($1, now())', [sealed]);
    return readDataKeys(tx, keyring);
  });
}

/** Only the keys are encrypted anew: what they sealed stays as it is. */
export const SEALED_DATA_KEYS: SealedColumn = {
  name: 'documents',
  start: '0',
  next: `select number::text as id, sealed from pluggy.data_keys
    where number > $1::smallint order by data_keys.number limit 100 for update`,
  write: 'update pluggy.data_keys set sealed = $2 where number = $1::smallint and $3::bytea is not null',
  forget: 'delete from pluggy.data_keys where number = $1::smallint',
  contextOf: () => CONTEXT,
  digestOf: (keyring, plain) => keyring.digest(plain, 'data-key'), // nothing is looked up by it
};
