import { DataKey } from '../../domain/DataKey.ts';
import type { Keyring } from '../../domain/Keyring.ts';
import type { Database } from '../Database.ts';
import type { Queryable } from '../Queryable.ts';
import type { SealedColumn } from './reseal.ts';

const CONTEXT = 'pluggy.data_keys';

/** By number, the newest last; null: none of the keys of ENCRYPTION_KEYS opens it. */
export type DataKeys = Map<number, DataKey | null>;

async function read(db: Queryable, keyring: Keyring | null): Promise<DataKeys> {
  const { rows } = await db.query<{ number: number; sealed: Buffer }>(
    'select number, sealed from pluggy.data_keys order by number',
  );
  const openOne = (number: number, sealed: Buffer): DataKey | null =>
    keyring?.holdsKeyOf(sealed) === true
      ? new DataKey(number, Buffer.from(keyring.open(sealed, CONTEXT), 'base64'))
      : null;
  return new Map(rows.map(({ number, sealed }) => [number, openOne(number, sealed)]));
}

const isUsable = (keys: DataKeys): boolean => [...keys.values()].some((key) => key !== null);

/** The keys of this database, as far as the keyring opens them. Where it opens none of them, it gets one of its own. */
export async function openDataKeys(database: Database, keyring: Keyring | null): Promise<DataKeys> {
  const found = await read(database, keyring);
  if (keyring === null || isUsable(found)) return found;
  return database.transaction(async (tx) => {
    await tx.query('lock table pluggy.data_keys in share row exclusive mode'); // of two processes one makes it
    const there = await read(tx, keyring);
    if (isUsable(there)) return there;
    const sealed = keyring.seal(DataKey.newSecret().toString('base64'), CONTEXT);
    await tx.query('insert into pluggy.data_keys (sealed, created_at) values ($1, now())', [sealed]);
    return read(tx, keyring);
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
