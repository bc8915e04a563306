import { createHmac } from 'node:crypto';
import { PublicError } from '../../../domain/errors.ts';
import type { UserId } from '../../../domain/ids.ts';
import type { Keyring } from '../../../domain/Keyring.ts';
import { formerFormsOf, type PhoneNumber } from '../../../domain/phone.ts';
import type { Queryable } from '../../Queryable.ts';
import { secretContext } from '../../sealed/secrets.ts';
import { findFormerPhoneSecret, type SecretRow } from './find-former-phone-secret.ts';
import { sealFormerPhoneSecret } from './seal-former-phone-secret.ts';

const FIND = 'select id from pluggy.users where phone_hash = $1';

function openSecret(keyring: Keyring | null, { id, sealed }: SecretRow): Buffer {
  if (sealed === null || keyring?.holdsKeyOf(sealed) !== true)
    throw new PublicError('encryption_key_missing');
  return Buffer.from(keyring.open(sealed, secretContext(id)), 'hex');
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
export async function findUsersByFormerHash(
  tx: Queryable,
  keyring: Keyring | null,
  phone: PhoneNumber,
): Promise<FormerUser[]> {
  const row = await findFormerPhoneSecret(tx);
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
