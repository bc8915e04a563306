import { PublicError } from '../../../domain/errors.ts';
import type { UserId } from '../../../domain/ids.ts';
import type { Keyring } from '../../../domain/Keyring.ts';
import { formerFormsOf, type PhoneNumber } from '../../../domain/phone.ts';
import type { Queryable } from '../../Queryable.ts';
import type { ScopedDatabase } from '../../ScopedDatabase.ts';
import { PHONE, phoneContext } from '../../sealed/phone-numbers.ts';
import { dropFormerPhoneSecret } from './drop-former-phone-secret.ts';
import { type FormerUser, findUsersByFormerHash } from './find-users-by-former-hash.ts';
import { findUsersByPhone } from './find-users-by-phone.ts';
import { hasFormerPhones } from './has-former-phones.ts';
import { pickPhoneUser } from './pick-phone-user.ts';
import { refuseStrangeKeys } from './refuse-strange-keys.ts';

/** Any number will do as long as every process uses the same one: "a phone number gets its user". */
const PHONE_LOCK = 7_270_022;

/** $1 id, $2 the number encrypted, $3 its index, $4 now. */
const ADD = 'insert into pluggy.users (id, phone_sealed, phone_index, created_at) values ($1, $2, $3, $4)';

/** $1 id, $2 the number encrypted, $3 its index. */
const MOVE = `
update pluggy.users set phone_sealed = $2, phone_index = $3, phone_hash = null
where id = $1 and phone_hash is not null and not exists (select from pluggy.users where phone_index = $3)`;

/** Undefined where more has to be looked at, under the lock, than the number's index. */
async function findAtOnce(db: Queryable, keyring: Keyring, phone: PhoneNumber): Promise<UserId | undefined> {
  const [first, ...others] = await findUsersByPhone(db, keyring, phone);
  if (first === undefined || others.length > 0) return undefined;
  const mayHaveTwo = formerFormsOf(phone).length > 0 && (await hasFormerPhones(db));
  return mayHaveTwo ? undefined : first;
}

/** With the key of the hashes lost, whoever is found by the index answers alone. */
async function findFormer(
  tx: Queryable,
  keyring: Keyring,
  phone: PhoneNumber,
  known: readonly UserId[],
): Promise<FormerUser[]> {
  try {
    return await findUsersByFormerHash(tx, keyring, phone);
  } catch (error) {
    if (known.length > 0 && error instanceof PublicError && error.code === 'encryption_key_missing')
      return [];
    throw error;
  }
}

/**
 * Finds the user of a number. One from before numbers were encrypted is found by the former hash, for the last time.
 * Where the number's forms had several users, one is chosen and that is put on record: see `pickPhoneUser`.
 */
async function findOrAdd(
  tx: Queryable,
  keyring: Keyring,
  phone: PhoneNumber,
  newId: UserId,
  now: Date,
): Promise<UserId> {
  await tx.query('select pg_advisory_xact_lock($1)', [PHONE_LOCK]);
  const valuesOf = (id: UserId, form: PhoneNumber) => [
    id,
    keyring.seal(form, phoneContext(id)),
    keyring.blindIndex(form, PHONE),
  ];
  const known = await findUsersByPhone(tx, keyring, phone);
  const former = await findFormer(tx, keyring, phone, known);
  const chosen = await pickPhoneUser(tx, [...known, ...former.map(({ id }) => id)]);
  for (const { id, form } of former) if (id === chosen) await tx.query(MOVE, valuesOf(id, form));
  if (former.length > 0) await dropFormerPhoneSecret(tx);
  if (chosen !== undefined) return chosen;
  await refuseStrangeKeys(tx, keyring);
  await tx.query(ADD, [...valuesOf(newId, phone), now]);
  return newId;
}

/**
 * The user of a phone number, or a new one with the id given. Under the lock of all processes, since two whose keys
 * stand in another order would not see that they add the same number.
 * @throws {PublicError} encryption_key_missing, where the number's user may exist and only the key is not here
 */
export async function findOrAddUserOfPhone(
  database: ScopedDatabase,
  keyring: Keyring,
  phone: PhoneNumber,
  newId: UserId,
  now: Date,
): Promise<UserId> {
  return (
    (await database.asSystem((tx) => findAtOnce(tx, keyring, phone), 'read')) ??
    (await database.asSystem((tx) => findOrAdd(tx, keyring, phone, newId, now)))
  );
}
