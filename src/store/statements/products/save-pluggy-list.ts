import { PLUGGY_LISTS, type PluggyList } from '../../fragments/pluggy-lists.ts';
import type { Queryable } from '../../Queryable.ts';

/** Entries that are stored as they came are not written; those that Pluggy lists no more go; one without a usable id is passed over. */
const save = ({ table, id, pattern }: (typeof PLUGGY_LISTS)[PluggyList]): string => `
with list as (
  select distinct on (id) (e.raw->>'id')::${id} as id, e.position::integer, e.raw
  from jsonb_array_elements($1::jsonb) with ordinality as e (raw, position)
  where e.raw->>'id' ~ '${pattern}'
  order by id, position
), gone as (
  delete from ${table} where id not in (select id from list)
)
insert into ${table} as t (id, position, raw, changed_at)
select l.id, l.position, l.raw, $2 from list l
where not exists (select from ${table} o where o.id = l.id and o.position = l.position and o.raw = l.raw)
on conflict (id) do update set position = excluded.position, raw = excluded.raw, changed_at = excluded.changed_at`;

const READ = `
insert into pluggy.list_reads (name, read_at) values ($1, $2)
on conflict (name) do update set read_at = greatest(list_reads.read_at, excluded.read_at)`;

/**
 * Keeps a list as Pluggy answered it. Belongs into a transaction.
 * @param entries a JSON array, as text that jsonb takes
 */
export async function savePluggyList(
  tx: Queryable,
  name: PluggyList,
  entries: string,
  now: Date,
): Promise<void> {
  await tx.query(READ, [name, now]); // its row's lock keeps two processes from writing the same list at once
  await tx.query(save(PLUGGY_LISTS[name]), [entries, now]);
}
