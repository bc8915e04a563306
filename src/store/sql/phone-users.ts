import { PublicError } from '../../domain/errors.ts';
import type { UserId } from '../../domain/ids.ts';
import type { Keyring } from '../../domain/Keyring.ts';
import type { PhoneNumber } from '../../domain/phone.ts';
import type { Queryable } from '../Queryable.ts';
import { dropFormerPhoneSecret, findByFormerHash } from './former-phones.ts';
import type { SealedColumn } from './reseal.ts';

/** Any number will do as long as every process uses the same one: "a phone number gets its user". */
const PHONE_LOCK = 7_270_022;
const PURPOSE = 'phone';

const contextOf = (userId: string): string => `pluggy.users/${userId}`;

/** Found twice can only be one whom two versions of this program met at once: then the one who came first. */
const FIND = 'select id from pluggy.users where phone_index = any($1::bytea[]) order by created_at limit 1';

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
const MOVE =
  'update pluggy.users set phone_sealed = $2, phone_index = $3, phone_hash = null where id = $1 and phone_hash is not null';

async function find(db: Queryable, keyring: Keyring, phone: PhoneNumber): Promise<UserId | undefined> {
  const { rows } = await db.query<{ id: UserId }>(FIND, [keyring.blindIndexes(phone, PURPOSE)]);
  return rows[0]?.id;
}

/** A user who is stored under a key that is not here might be the one of any number. */
async function refuseStrangeKeys(tx: Queryable, keyring: Keyring): Promise<void> {
  const { rows } = await tx.query<{ key: Buffer }>(KEYS_IN_USE);
  if (!rows.every(({ key }) => keyring.holdsKeyOfIndex(key))) throw new PublicError('encryption_key_missing');
}

/** Finds the user of a number; one from before numbers were encrypted is found by the former hash, for the last time. */
async function findOrAdd(
  tx: Queryable,
  keyring: Keyring,
  phone: PhoneNumber,
  newId: UserId,
  now: Date,
): Promise<UserId> {
  await tx.query('select pg_advisory_xact_lock($1)', [PHONE_LOCK]);
  const known = await find(tx, keyring, phone);
  if (known !== undefined) return known;
  const valuesOf = (id: UserId) => [
    id,
    keyring.seal(phone, contextOf(id)),
    keyring.blindIndex(phone, PURPOSE),
  ];
  const former = await findByFormerHash(tx, keyring, phone);
  if (former !== undefined) {
    await tx.query(MOVE, valuesOf(former));
    await dropFormerPhoneSecret(tx);
    return former;
  }
  await refuseStrangeKeys(tx, keyring);
  await tx.query(ADD, [...valuesOf(newId), now]);
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
    (await find(database, keyring, phone)) ??
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
