import type { Queryable } from '../../Queryable.ts';

/** A request with an Idempotency-Key. */
export interface IdempotentRequest {
  /** SHA-256 of the caller, the operation, the address and the key. */
  readonly id: Buffer;
  readonly userId: string | null;
  readonly bodyDigest: Buffer;
  readonly now: Date;
}

export interface KeptAnswer {
  readonly bodyDigest: Buffer;
  /** Null: the request is under way. */
  readonly status: number | null;
  readonly answer: string | null;
}

/** How long an answer is kept, and how long a request may be under way before its process counts as gone. */
const KEPT = "interval '24 hours'";
const UNDER_WAY = "interval '2 minutes'";

/** $1 id, $2 user, $3 digest of the body, $4 now. One row: the request is this caller's to run. */
const BEGIN = `
insert into pluggy.idempotent_answers as a (id, user_id, body_digest, begun_at) values ($1, $2, $3, $4)
on conflict (id) do update
set user_id = excluded.user_id, body_digest = excluded.body_digest, begun_at = excluded.begun_at, status = null, answer = null
where a.begun_at < $4::timestamptz - ${KEPT} or (a.status is null and a.begun_at < $4::timestamptz - ${UNDER_WAY})
returning 1`;

const FIND = `select body_digest as "bodyDigest", status, answer from pluggy.idempotent_answers where id = $1`;

/** @returns what is kept of a request with the same key; undefined: there is none, and this one is to run */
export async function beginIdempotent(
  db: Queryable,
  { id, userId, bodyDigest, now }: IdempotentRequest,
): Promise<KeptAnswer | undefined> {
  const begun = await db.query(BEGIN, [id, userId, bodyDigest, now]);
  if (begun.rowCount === 1) return undefined;
  return (await db.query<KeptAnswer>(FIND, [id])).rows[0];
}
