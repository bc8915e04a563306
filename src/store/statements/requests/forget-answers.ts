import { FORGET_AT_ONCE } from '../../fragments/forget-at-once.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 begun before. */
const ANSWERS = `
delete from pluggy.idempotent_answers where id in (
  select id from pluggy.idempotent_answers where begun_at < $1 order by begun_at limit ${FORGET_AT_ONCE}
)`;

/** Forgets answers to requests with an Idempotency-Key. @returns how many */
export async function forgetAnswers(db: Queryable, before: Date): Promise<number> {
  return (await db.query(ANSWERS, [before])).rowCount ?? 0;
}
