import type { UserId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 user, $2 now. */
const KNOW = `
insert into pluggy.users (id, created_at) select $1, $2
where not exists (select from pluggy.users u where u.id = $1) on conflict do nothing`;

/** Makes a user known of whom nothing is stored yet. */
export async function knowUser(tx: Queryable, userId: UserId, now: Date): Promise<void> {
  await tx.query(KNOW, [userId, now]);
}
