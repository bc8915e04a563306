import type { Queryable } from '../../Queryable.ts';

const DRAW = `select nextval(pg_get_serial_sequence('pluggy.secrets', 'id'))::text as id`;

/** The id of the next secret. An encrypted value is bound to its row, so the id is drawn before the row is written. */
export async function drawSecretId(db: Queryable): Promise<string> {
  const id = (await db.query<{ id: string }>(DRAW)).rows[0]?.id;
  if (id === undefined) throw new Error('a sequence gave no number');
  return id;
}
