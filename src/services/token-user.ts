import { createHmac, randomUUID } from 'node:crypto';
import { parseUserId, type UserId } from '../domain/ids.ts';
import type { PhoneNumber } from '../domain/phone.ts';
import { currentSecret } from '../store/sql/secrets.ts';
import { userOfPhone } from '../store/sql/users.ts';
import type { Parts } from './Parts.ts';
import { requirePhoneNumber, requireUserId } from './require-input.ts';

/** Whose token it is: the application's own id of the person, or the person's telephone number. */
export type ConnectTokenUser = string | { readonly userId: string } | { readonly phoneNumber: string };

/**
 * The opaque and stable user of a phone number. The number is not kept, only its keyed hash.
 * @param phoneNumber in E.164
 */
async function userIdOfPhone({ database, clock }: Parts, phoneNumber: PhoneNumber): Promise<UserId> {
  const now = clock.now();
  const hash = createHmac('sha256', await currentSecret(database, 'phone', now))
    .update(phoneNumber)
    .digest();
  const newId = parseUserId(`phone-user-${randomUUID()}`);
  if (newId === undefined) throw new Error('a generated user id is not valid');
  return userOfPhone(database, hash, newId, now);
}

export async function userIdOf(parts: Parts, user: ConnectTokenUser): Promise<UserId> {
  if (typeof user === 'string') return requireUserId(user);
  if ('userId' in user) return requireUserId(user.userId);
  return userIdOfPhone(parts, requirePhoneNumber(user.phoneNumber));
}
