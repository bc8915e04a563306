import type { UserId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';
import type { ErasureKey } from '../../sealed/ErasureKey.ts';

/**
 * $1 id, $2 user sealed, $3 the user's digest, $4 now. Of an erasure that waits for Pluggy, the job deletes rows again: the
 * person may have come back.
 */
const BEGIN = `
insert into pluggy.erasures (id, user_sealed, user_digest, requested_at) values ($1, $2, $3, $4)
on conflict (user_digest) where user_digest is not null
do update set user_sealed = excluded.user_sealed, state = 'running'`;

const FIND = 'select id from pluggy.erasures where user_digest = $1';

/** Begins to erase a person. @returns the receipt's id; that of the erasure under way, where there is one */
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
