import { PublicError } from '../../../domain/errors.ts';
import type { Keyring } from '../../../domain/Keyring.ts';
import type { Queryable } from '../../Queryable.ts';

/**
 * The keys under which numbers are stored, by their first bytes. It goes from one key to the next through the index,
 * however many users there are; the number after the highest digest of a key is the next key's.
 */
const KEYS_IN_USE = `
with recursive found as (
  (select substr(phone_index, 1, 4) as key from pluggy.users where phone_index is not null order by phone_index limit 1)
  union all
  select (select substr(u.phone_index, 1, 4) from pluggy.users u
          where u.phone_index > f.key || decode(repeat('ff', 33), 'hex') order by u.phone_index limit 1)
  from found f where f.key is not null
)
select key from found where key is not null`;

/** A user who is stored under a key that is not here might be the one of any number. */
export async function refuseStrangeKeys(tx: Queryable, keyring: Keyring): Promise<void> {
  const { rows } = await tx.query<{ key: Buffer }>(KEYS_IN_USE);
  if (!rows.every(({ key }) => keyring.holdsKeyOfIndex(key))) throw new PublicError('encryption_key_missing');
}
