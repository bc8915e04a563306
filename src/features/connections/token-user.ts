import { randomUUID } from 'node:crypto';
import { PublicError } from '../../domain/errors.ts';
import { parseUserId, type UserId } from '../../domain/ids.ts';
import type { PhoneNumber } from '../../domain/phone.ts';
import { findOrAddUserOfPhone } from '../../store/statements/users/find-or-add-user-of-phone.ts';
import { findUsersByFormerHash } from '../../store/statements/users/find-users-by-former-hash.ts';
import { pickPhoneUser } from '../../store/statements/users/pick-phone-user.ts';
import type { Needs } from '../shared/Parts.ts';
import { requirePhoneNumber, requireUserId } from '../shared/require-input.ts';

/** Whose token it is: the application's own id of the person, or the person's telephone number. */
export type ConnectTokenUser = string | { readonly userId: string } | { readonly phoneNumber: string };

/**
 * The opaque and stable user of a phone number. The number is kept encrypted only: where there is no key, nobody new
 * is made, and those whom a former version knew by a hash go on to be found by it.
 * @throws {PublicError} encryption_key_missing
 */
async function userIdOfPhone(
  { database, clock, keyring }: Needs<'database' | 'clock' | 'keyring'>,
  phone: PhoneNumber,
): Promise<UserId> {
  if (keyring === null) {
    const former = await database.asSystem(async (tx) => {
      const found = await findUsersByFormerHash(tx, null, phone);
      return pickPhoneUser(
        tx,
        found.map(({ id }) => id),
      );
    });
    if (former === undefined) throw new PublicError('encryption_key_missing');
    return former;
  }
  const newId = parseUserId(`phone-user-${randomUUID()}`);
  if (newId === undefined) throw new Error('a generated user id is not valid');
  return findOrAddUserOfPhone(database, keyring, phone, newId, clock.now());
}

export async function userIdOf(
  parts: Needs<'database' | 'clock' | 'keyring'>,
  user: ConnectTokenUser,
): Promise<UserId> {
  if (typeof user === 'string') return requireUserId(user);
  if ('userId' in user) return requireUserId(user.userId);
  return userIdOfPhone(parts, requirePhoneNumber(user.phoneNumber));
}
