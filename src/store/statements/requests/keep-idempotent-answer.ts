import type { Queryable } from '../../Queryable.ts';
import type { IdempotentRequest } from './begin-idempotent.ts';

/** $1 id, $2 when the request began, $3 user, $4 status, $5 answer. */
const KEEP = `
update pluggy.idempotent_answers set user_id = $3, status = $4, answer = $5
where id = $1 and begun_at = $2 and status is null`;

/** Keeps an answer for those who send the request again. */
export async function keepIdempotentAnswer(
  db: Queryable,
  { id, userId, now }: IdempotentRequest,
  status: number,
  answer: string,
): Promise<void> {
  await db.query(KEEP, [id, now, userId, status, answer]);
}

/** $1 id, $2 when the request began. */
const FORGET = 'delete from pluggy.idempotent_answers where id = $1 and begun_at = $2 and status is null';

/** What failed may be tried again. */
export async function forgetIdempotent(db: Queryable, { id, now }: IdempotentRequest): Promise<void> {
  await db.query(FORGET, [id, now]);
}
