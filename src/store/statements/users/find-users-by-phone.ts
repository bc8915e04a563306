import type { UserId } from '../../../domain/ids.ts';
import type { Keyring } from '../../../domain/Keyring.ts';
import { formerFormsOf, type PhoneNumber } from '../../../domain/phone.ts';
import type { Queryable } from '../../Queryable.ts';
import { PHONE } from '../../sealed/phone-numbers.ts';

/** $1 the indexes of every form of the number under every key. One whose number leads to another user is not found. */
const FIND = 'select id from pluggy.users where phone_index = any($1::bytea[]) and phone_led_to is null';

export async function findUsersByPhone(
  db: Queryable,
  keyring: Keyring,
  phone: PhoneNumber,
): Promise<UserId[]> {
  const forms = [phone, ...formerFormsOf(phone)];
  const indexes = forms.flatMap((form) => keyring.blindIndexes(form, PHONE));
  return (await db.query<{ id: UserId }>(FIND, [indexes])).rows.map(({ id }) => id);
}
