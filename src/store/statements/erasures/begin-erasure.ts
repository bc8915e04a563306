import type { UserId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';
import type { ErasureKey } from '../../sealed/ErasureKey.ts';

/** $1 id, $2 user sealed, $3 the user's digest, $4 now. */
const BEGIN = `
insert into pluggy.erasures (id, user_sealed, user_digest, requested_at) values ($1, $2, $3, $4)
on conflict (user_digest) where user_digest is not null do nothing`;

const FIND = 'select id from pluggy.erasures where user_digest = $1';

/** Begins to erase a person, unless that is under way. @returns the receipt's id */
export async function beginErasure(
  tx: Queryable,
  key: ErasureKey,
  { id, userId }: { readonly id: string; readonly userId: UserId },
  now: Date,
): Promise<string> {
  const digest = key.digestOfUser(userId);
  await tx.query(BEGIN, [id, key.sealUser(userId), digest, now]);
  return (await tx.query<{ id: string }>(FIND, [digest])).rows[0]?.id ?? id;
}
