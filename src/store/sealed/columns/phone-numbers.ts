import { PHONE, phoneContext } from '../phone-numbers.ts';
import type { SealedColumn } from '../SealedColumn.ts';

export const SEALED_PHONES: SealedColumn = {
  name: 'phones',
  start: '',
  next: `select id, phone_sealed as sealed from pluggy.users
    where id > $1 and phone_sealed is not null order by id limit 100 for update`,
  write: 'update pluggy.users set phone_sealed = $2, phone_index = $3 where id = $1',
  forget: 'update pluggy.users set phone_sealed = null, phone_index = null where id = $1',
  contextOf: phoneContext,
  digestOf: (keyring, plain) => keyring.blindIndex(plain, PHONE),
};
