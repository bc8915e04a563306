import { PLUGGY_LISTS, type PluggyList } from '../../fragments/pluggy-lists.ts';
import type { Queryable } from '../../Queryable.ts';

/** The list as it was last kept, in Pluggy's order; undefined when it was never read. */
export async function findPluggyList<Entry>(
  db: Queryable,
  name: PluggyList,
): Promise<{ readonly entries: Entry[]; readonly readAt: Date } | undefined> {
  const { rows } = await db.query<{ readAt: Date; entries: Entry[] }>(
    `select r.read_at as "readAt",
       (select coalesce(jsonb_agg(t.raw order by t.position), '[]') from ${PLUGGY_LISTS[name].table} t) as entries
     from pluggy.list_reads r where r.name = $1`,
    [name],
  );
  return rows[0];
}
