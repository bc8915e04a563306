import type { UserId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

/** Rows of ended sessions stay this long, so that their end can still be looked up. */
const KEPT_AFTER_THE_END = `interval '1 day'`;

/** $1 id, $2 user, $3 now, $4 end. Each new row clears away two old ones, so that the table does not grow. */
const CREATE = `
with ended as (
  select id from pluggy.sessions where expires_at < $3::timestamptz - ${KEPT_AFTER_THE_END}
  order by expires_at limit 2 for update skip locked
), cleared as (
  delete from pluggy.sessions where id in (select id from ended)
)
insert into pluggy.sessions (id, user_id, created_at, expires_at) values ($1, $2, $3, $4)`;

export interface NewSession {
  readonly id: string;
  readonly userId: UserId;
  readonly expiresAt: Date;
}

export async function createSessionRow(
  db: Queryable,
  { id, userId, expiresAt }: NewSession,
  now: Date,
): Promise<void> {
  await db.query(CREATE, [id, userId, now, expiresAt]);
}
