import { contextOf, type PersonalMembers } from '../personal-members.ts';
import { FIRST_UUID, type SealedColumn } from '../SealedColumn.ts';

/** The column of a table's personal members, for the change of keys. */
export const sealedColumnOf = (of: PersonalMembers): SealedColumn => ({
  name: of.name,
  start: FIRST_UUID,
  next: `select id, personal as sealed from ${of.table}
    where id > $1 and personal is not null order by id limit 100 for update`,
  write: `update ${of.table} set personal = $2, personal_digest = $3 where id = $1`,
  forget: `update ${of.table} set personal = null, personal_digest = null where id = $1`,
  contextOf: (id) => contextOf(of, id),
  digestOf: (keyring, plain) => keyring.digest(plain, of.purpose),
});
