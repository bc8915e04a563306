import { createHmac } from 'node:crypto';
import { PublicError } from '../../../domain/errors.ts';
import type { UserId } from '../../../domain/ids.ts';
import type { Keyring } from '../../../domain/Keyring.ts';
import { formerFormsOf, type PhoneNumber } from '../../../domain/phone.ts';
import type { Queryable } from '../../Queryable.ts';
import { secretContext } from '../keys/secrets.ts';

/**
 * Version 0.1.0 found the user of a phone number by its HMAC under a secret of this database. Whoever held the tables
 * held both, and there are few enough numbers to try them all. The hashes stay until their numbers come again, for
 * nobody knows the numbers before; the secret is encrypted at once, and goes with the last of them.
 */
const SECRET = `
select id::text as id, value, sealed from pluggy.secrets where purpose = 'phone' and retired_at is null for update`;
const SEAL = 'update pluggy.secrets set value = null, sealed = $2 where id = $1::bigint';
const FIND = 'select id from pluggy.users where phone_hash = $1';
const HAS_ANY = "select from pluggy.secrets where purpose = 'phone' limit 1";
const DROP = `
delete from pluggy.secrets
where purpose = 'phone' and not exists (select from pluggy.users where phone_hash is not null)`;

interface SecretRow {
  readonly id: string;
  readonly value: Buffer | null;
  readonly sealed: Buffer | null;
}

function openSecret(keyring: Keyring | null, { id, sealed }: SecretRow): Buffer {
  if (sealed === null || keyring?.holdsKeyOf(sealed) !== true)
    throw new PublicError('encryption_key_missing');
  return Buffer.from(keyring.open(sealed, secretContext(id)), 'hex');
}

async function readSecret(tx: Queryable): Promise<SecretRow | undefined> {
  return (await tx.query<SecretRow>(SECRET)).rows[0];
}

/** Encrypts the secret of the hashes. Belongs into a transaction. @returns whether it stood in clear */
export async function sealFormerPhoneSecret(tx: Queryable, keyring: Keyring): Promise<boolean> {
  const secret = await readSecret(tx);
  if (secret === undefined || secret.value === null) return false;
  await tx.query(SEAL, [secret.id, keyring.seal(secret.value.toString('hex'), secretContext(secret.id))]);
  return true;
}

/** Whether users may be left whom only the former hash finds. */
export async function hasFormerPhones(db: Queryable): Promise<boolean> {
  return (await db.query(HAS_ANY)).rows.length > 0;
}

export interface FormerUser {
  readonly id: UserId;
  /** The form of the number that was hashed: of a mobile number of Brazil with or without its ninth digit. */
  readonly form: PhoneNumber;
}

/**
 * The users whom the former hashes of a number lead to, one for each of its forms at most. Belongs into a transaction.
 * @param keyring null: what still stands in clear goes on to be found, and stays as it is
 * @throws {PublicError} encryption_key_missing
 */
export async function findByFormerHash(
  tx: Queryable,
  keyring: Keyring | null,
  phone: PhoneNumber,
): Promise<FormerUser[]> {
  const row = await readSecret(tx);
  if (row === undefined) return [];
  const secret = row.value ?? openSecret(keyring, row);
  if (row.value !== null && keyring !== null) await sealFormerPhoneSecret(tx, keyring);
  const found: FormerUser[] = [];
  for (const form of [phone, ...formerFormsOf(phone)]) {
    const hash = createHmac('sha256', secret).update(form).digest();
    const { rows } = await tx.query<{ id: UserId }>(FIND, [hash]);
    found.push(...rows.map(({ id }) => ({ id, form })));
  }
  return found;
}

/** The secret goes once no user needs it any more. */
export async function dropFormerPhoneSecret(tx: Queryable): Promise<void> {
  await tx.query(DROP);
}
