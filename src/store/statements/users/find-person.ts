import type { UserId } from '../../../domain/ids.ts';
import type { Keyring } from '../../../domain/Keyring.ts';
import type { Queryable } from '../../Queryable.ts';
import { phoneContext } from '../../sealed/phone-numbers.ts';

/** What is known of a user besides the connections. */
export interface Person {
  readonly userId: UserId;
  /** In E.164; null: none is known, or no key of ENCRYPTION_KEYS opens it. */
  readonly phoneNumber: string | null;
  /** Null: nobody knows this user. */
  readonly knownSince: Date | null;
}

const FIND = 'select phone_sealed as phone, created_at as "createdAt" from pluggy.users where id = $1';

export async function findPerson(db: Queryable, keyring: Keyring | null, userId: UserId): Promise<Person> {
  const { rows } = await db.query<{ phone: Buffer | null; createdAt: Date }>(FIND, [userId]);
  const { phone = null, createdAt = null } = rows[0] ?? {};
  const phoneNumber =
    phone !== null && keyring?.holdsKeyOf(phone) === true ? keyring.open(phone, phoneContext(userId)) : null;
  return { userId, phoneNumber, knownSince: createdAt };
}
