import type { Queryable } from '../../Queryable.ts';

// A run that syncs many connections keeps in pluggy.settings when it began, so that the next one can go on with it.

const PREFIX = 'sync-batch:';

/** When the run of this scope began that has not come to its end. */
export async function findSyncBatch(db: Queryable, scope: string): Promise<Date | undefined> {
  const find = 'select value from pluggy.settings where name = $1';
  const value = (await db.query<{ value: string }>(find, [PREFIX + scope])).rows[0]?.value;
  return value === undefined ? undefined : new Date(value);
}

const BEGIN = `
with forgotten as (
  delete from pluggy.settings where name like '${PREFIX}%' and name <> $1 and value < $3
)
insert into pluggy.settings (name, value) values ($1, $2)
on conflict (name) do update set value = excluded.value`;

/** Keeps that a run begins, and forgets those that nobody will go on with: they began before `notBefore`. */
export async function beginSyncBatch(
  db: Queryable,
  scope: string,
  { now, notBefore }: { readonly now: Date; readonly notBefore: Date },
): Promise<void> {
  await db.query(BEGIN, [PREFIX + scope, now.toISOString(), notBefore.toISOString()]);
}

/** The run has come to its end, unless another was begun in its place. */
export async function endSyncBatch(db: Queryable, scope: string, began: Date): Promise<void> {
  const end = 'delete from pluggy.settings where name = $1 and value = $2';
  await db.query(end, [PREFIX + scope, began.toISOString()]);
}
