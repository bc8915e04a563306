import { PublicError } from '../../../domain/errors.ts';
import type { UserId } from '../../../domain/ids.ts';
import type { Keyring } from '../../../domain/Keyring.ts';
import { formerFormsOf, type PhoneNumber } from '../../../domain/phone.ts';
import type { Queryable } from '../../Queryable.ts';
import type { SealedColumn } from '../keys/reseal.ts';
import {
  dropFormerPhoneSecret,
  type FormerUser,
  findByFormerHash,
  hasFormerPhones,
} from './former-phones.ts';
import { pickPhoneUser } from './pick-phone-user.ts';

/** Any number will do as long as every process uses the same one: "a phone number gets its user". */
const PHONE_LOCK = 7_270_022;
const PURPOSE = 'phone';

const contextOf = (userId: string): string => `pluggy.users/${userId}`;

/** $1 the indexes of every form of the number under every key. One whose number leads to another user is not found. */
const FIND = 'select id from pluggy.users where phone_index = any($1::bytea[]) and phone_led_to is null';

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

const ADD = 'insert into pluggy.users (id, phone_sealed, phone_index, created_at) values ($1, $2, $3, $4)';
const MOVE = `
update pluggy.users set phone_sealed = $2, phone_index = $3, phone_hash = null
where id = $1 and phone_hash is not null and not exists (select from pluggy.users where phone_index = $3)`;

async function find(db: Queryable, keyring: Keyring, phone: PhoneNumber): Promise<UserId[]> {
  const forms = [phone, ...formerFormsOf(phone)];
  const indexes = forms.flatMap((form) => keyring.blindIndexes(form, PURPOSE));
  return (await db.query<{ id: UserId }>(FIND, [indexes])).rows.map(({ id }) => id);
}

/** Undefined where more has to be looked at, under the lock, than the number's index. */
async function findAtOnce(db: Queryable, keyring: Keyring, phone: PhoneNumber): Promise<UserId | undefined> {
  const [first, ...others] = await find(db, keyring, phone);
  if (first === undefined || others.length > 0) return undefined;
  const mayHaveTwo = formerFormsOf(phone).length > 0 && (await hasFormerPhones(db));
  return mayHaveTwo ? undefined : first;
}

/** A user who is stored under a key that is not here might be the one of any number. */
async function refuseStrangeKeys(tx: Queryable, keyring: Keyring): Promise<void> {
  const { rows } = await tx.query<{ key: Buffer }>(KEYS_IN_USE);
  if (!rows.every(({ key }) => keyring.holdsKeyOfIndex(key))) throw new PublicError('encryption_key_missing');
}

/** With the key of the hashes lost, whoever is found by the index answers alone. */
async function findFormer(
  tx: Queryable,
  keyring: Keyring,
  phone: PhoneNumber,
  known: readonly UserId[],
): Promise<FormerUser[]> {
  try {
    return await findByFormerHash(tx, keyring, phone);
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
    keyring.seal(form, contextOf(id)),
    keyring.blindIndex(form, PURPOSE),
  ];
  const known = await find(tx, keyring, phone);
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
export async function userOfPhone(
  database: Queryable & { transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T> },
  keyring: Keyring,
  phone: PhoneNumber,
  newId: UserId,
  now: Date,
): Promise<UserId> {
  return (
    (await findAtOnce(database, keyring, phone)) ??
    (await database.transaction((tx) => findOrAdd(tx, keyring, phone, newId, now)))
  );
}

export const SEALED_PHONES: SealedColumn = {
  name: 'phones',
  start: '',
  next: `select id, phone_sealed as sealed from pluggy.users
    where id > $1 and phone_sealed is not null order by id limit 100 for update`,
  write: 'update pluggy.users set phone_sealed = $2, phone_index = $3 where id = $1',
  forget: 'update pluggy.users set phone_sealed = null, phone_index = null where id = $1',
  contextOf,
  digestOf: (keyring, plain) => keyring.blindIndex(plain, PURPOSE),
};
