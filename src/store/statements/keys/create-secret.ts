import type { Queryable } from '../../Queryable.ts';

/** A value is bound to its row, so the row's id is drawn before it is written. */
const NEXT_ID = `select nextval(pg_get_serial_sequence('pluggy.secrets', 'id'))::text as id`;

/** $1 id, $2 purpose, $3 sealed, $4 digest, $5 now */
export const CREATE = `
insert into pluggy.secrets (id, purpose, sealed, digest, created_at) overriding system value
values ($1::bigint, $2, $3, $4, $5)
on conflict (purpose) where retired_at is null do nothing`;

export async function nextId(db: Queryable): Promise<string> {
  const id = (await db.query<{ id: string }>(NEXT_ID)).rows[0]?.id;
  if (id === undefined) throw new Error('a sequence gave no number');
  return id;
}
