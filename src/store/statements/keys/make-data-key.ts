import { DataKey } from '../../../domain/DataKey.ts';
import type { Keyring } from '../../../domain/Keyring.ts';
import type { Database } from '../../Database.ts';
import { DATA_KEY_CONTEXT } from '../../sealed/data-key-context.ts';
import { currentOf, type DataKeys, listDataKeys } from './list-data-keys.ts';

/** The same, and where the keyring opens none of them the database gets one more. */
export async function makeDataKey(database: Database, keyring: Keyring): Promise<DataKeys> {
  return database.asSystem(async (tx) => {
    await tx.query('lock table pluggy.data_keys in share row exclusive mode'); // of two processes one makes it
    const there = await listDataKeys(tx, keyring);
    if (currentOf(there) !== null) return there;
    const sealed = keyring.seal(DataKey.newSecret().toString('base64'), DATA_KEY_CONTEXT);
    await tx.query('insert into pluggy.data_keys (sealed, created_at) values ($1, now())', [sealed]);
    return listDataKeys(tx, keyring);
  });
}
