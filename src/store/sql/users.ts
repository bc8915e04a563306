import type { UserId } from '../../domain/ids.ts';
import type { Queryable } from '../Queryable.ts';

/** Finds the user of a phone number by its hash, or makes one with the id given. */
export async function userOfPhone(
  db: Queryable,
  phoneHash: Buffer,
  newId: UserId,
  now: Date,
): Promise<UserId> {
  await db.query(
    'insert into pluggy.users (id, phone_hash, created_at) values ($1, $2, $3) on conflict (phone_hash) do nothing',
    [newId, phoneHash, now],
  );
  const { rows } = await db.query<{ id: UserId }>('select id from pluggy.users where phone_hash = $1', [
    phoneHash,
  ]);
  return rows[0]?.id ?? newId;
}
