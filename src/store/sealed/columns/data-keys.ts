import { DATA_KEY_CONTEXT } from '../data-key-context.ts';
import type { SealedColumn } from '../SealedColumn.ts';

/** Only the keys are encrypted with another key: what they encrypted stays as it is. */
export const SEALED_DATA_KEYS: SealedColumn = {
  name: 'documents',
  start: '0',
  next: `select number::text as id, sealed from pluggy.data_keys
    where number > $1::smallint order by data_keys.number limit 100 for update`,
  write: 'update pluggy.data_keys set sealed = $2 where number = $1::smallint and $3::bytea is not null',
  forget: 'delete from pluggy.data_keys where number = $1::smallint',
  contextOf: () => DATA_KEY_CONTEXT,
  digestOf: (keyring, plain) => keyring.digest(plain, 'data-key'), // nothing is looked up by it
};
