import { identityContext } from '../identity-context.ts';
import { FIRST_UUID, type SealedColumn } from '../SealedColumn.ts';

export const SEALED_IDENTITIES: SealedColumn = {
  name: 'identities',
  start: FIRST_UUID,
  next: `select item_id as id, sealed from pluggy.identities where item_id > $1 order by item_id limit 100 for update`,
  write: 'update pluggy.identities set sealed = $2, digest = $3 where item_id = $1',
  forget: 'delete from pluggy.identities where item_id = $1', // the next sync of the item reads it again
  contextOf: identityContext,
  digestOf: (keyring, plain) => keyring.digest(plain, 'identity'),
};
