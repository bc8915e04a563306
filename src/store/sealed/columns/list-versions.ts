import type { SealedColumn } from '../SealedColumn.ts';

/** The encrypted members of former values, for the change of keys. An id is a number and the row that it was of. */
export const SEALED_VERSIONS: SealedColumn = {
  name: 'versions',
  start: '0',
  next: `select number || ' pluggy.' || list || '/' || id as id, personal as sealed from pluggy.list_versions
    where number > split_part($1, ' ', 1)::bigint and personal is not null order by number limit 100 for update`,
  write: `update pluggy.list_versions set personal = $2
    where number = split_part($1, ' ', 1)::bigint and personal is not null and $3::bytea is not null`,
  forget: `update pluggy.list_versions set personal = null
    where number = split_part($1, ' ', 1)::bigint and personal is not null`,
  contextOf: (id) => id.slice(id.indexOf(' ') + 1),
  digestOf: (keyring, plain) => keyring.digest(plain, 'version'), // nothing is looked up by it
};
