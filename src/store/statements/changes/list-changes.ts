import type { UserId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';
import type { ChangeKind } from './record-changes.ts';

/** A place in the log: between two ids that an entry names, or between two entries. */
export interface LogPlace {
  readonly sequence: bigint;
  /** How many ids of that entry are passed. */
  readonly passed: number;
}

/** One id that an entry of the log names. */
export interface LoggedId extends LogPlace {
  readonly userId: UserId;
  /** `user`: the person was erased. */
  readonly kind: ChangeKind | 'user';
  readonly accountId: string | null;
  /** Null of a user. */
  readonly id: string | null;
}

/** $1 user or null, $2 and $3 the place, $4 how many. */
const list = (whose: string): string => `
select c.sequence::text as sequence, u.place::int as passed, c.user_id as "userId", c.kind,
  c.account_id as "accountId", u.id
from pluggy.changes c
cross join lateral unnest(case when c.kind = 'user' then '{null}'::uuid[] else c.ids end) with ordinality as u (id, place)
where ${whose} and c.sequence >= $2::bigint and (c.sequence > $2::bigint or u.place > $3::int)
order by c.sequence, u.place
limit $4`;

const OF_USER = list('c.user_id = $1');
const OF_ALL = list('$1::text is null and c.sequence is not null');

/** What the log names after a place, of one user or (null) of all. */
export async function listChanges(
  db: Queryable,
  userId: UserId | null,
  { sequence, passed }: LogPlace,
  limit: number,
): Promise<LoggedId[]> {
  const { rows } = await db.query<Omit<LoggedId, 'sequence'> & { sequence: string }>({
    name: `list-changes-${userId === null ? 'all' : 'user'}`,
    text: userId === null ? OF_ALL : OF_USER,
    values: [userId, sequence, passed, limit],
  });
  return rows.map((row) => ({ ...row, sequence: BigInt(row.sequence) }));
}
