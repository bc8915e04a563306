import { SYNC_BATCH } from '../../fragments/sync-batches.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 name, $2 now, $3 runs that began before are forgotten. */
const BEGIN = `
with forgotten as (
  delete from pluggy.settings where name like '${SYNC_BATCH}%' and name <> $1 and value < $3
)
insert into pluggy.settings (name, value) values ($1, $2)
on conflict (name) do update set value = excluded.value`;

/** Keeps that a run begins, and forgets those that nobody will go on with: they began before `notBefore`. */
export async function beginSyncBatch(
  db: Queryable,
  scope: string,
  { now, notBefore }: { readonly now: Date; readonly notBefore: Date },
): Promise<void> {
  await db.query(BEGIN, [SYNC_BATCH + scope, now.toISOString(), notBefore.toISOString()]);
}
