import type { Queryable } from '../../store/Queryable.ts';

/** How many deliveries that nobody can read came since a time. */
export async function countUnreadable(db: Queryable, since: Date): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `select count(*)::integer as count from pluggy.inbox where outcome = 'unreadable' and received_at >= $1`,
    [since],
  );
  return rows[0]?.count ?? 0;
}
