import type { ItemId, UserId } from '../../../domain/ids.ts';
import { SYNC_BATCH } from '../../fragments/sync-batches.ts';
import { type Leads, type PersonTable, personTables } from '../../person-tables.ts';
import type { Queryable } from '../../Queryable.ts';
import { recordErasure } from '../changes/record-erasure.ts';
import type { GoneRows } from './record-rows-gone.ts';

const ACCOUNTS = 'select id from pluggy.accounts where user_id = $1 or item_id = any ($2::uuid[])';

const PARAMETER: Readonly<Record<Leads, string>> = { user: '$1', items: '$2', accounts: '$3' };

/** $1 user, $2 ids of items, $3 ids of accounts. A parameter that a table has no use for is looked at all the same. */
function forget({ name, columns }: PersonTable): string {
  const conditions = columns.map(({ name: column, leads, isUuid }) => {
    if (leads === 'user') return `${column} = $1::text`;
    return `${column} = any (${PARAMETER[leads]}::text[]${isUuid ? '::uuid[]' : ''})`;
  });
  const all = `$1::text is not null and $2::text[] is not null and $3::text[] is not null`;
  return `delete from pluggy.${name} where ${all} and (${conditions.join(' or ')})`;
}

/** $1 ids, the user's among them: deliveries that nobody could read and that have one of them in their bytes. */
const UNREADABLE = `
delete from pluggy.inbox where outcome = 'unreadable' and bytes is not null and exists (
  select from unnest($1::text[]) as one (id) where position(convert_to(one.id, 'UTF8') in bytes) > 0)`;

/** $1 user. */
const BATCHES = `delete from pluggy.settings where name like '${SYNC_BATCH}%' and right(name, length($1) + 6) = ':user:' || $1`;

/**
 * $1 user, $2 ids of items and accounts. That something was done stays, and when; who it was and about what goes. An id of
 * a session that is over says nothing. What the person did to other people's data stays in these people's access logs,
 * without session and network.
 */
const AUDIT = `
with own as materialized (
  select 'session:' || id as actor from pluggy.sessions where user_id = $1
), found as (
  select id, coalesce(user_id = $1, false) as about, coalesce(actor in (select actor from own), false) as acted
  from pluggy.audit
  where user_id = $1 or subject = any ($2::text[]) or actor in (select actor from own)
)
update pluggy.audit a set
  user_id = case when f.about then null else a.user_id end,
  subject = case when f.about or a.subject = any ($2::text[]) then null else a.subject end,
  network = case when f.about or f.acted or a.user_id is null then null else a.network end,
  actor = case when (f.about or f.acted) and a.actor like 'session:%' then 'session:erased' else a.actor end
from found f where a.id = f.id`;

/** $1 user, $2 now. The row stays until the token would have ended by itself: it is what refuses the token. */
const SESSIONS = `
update pluggy.sessions set user_id = '', revoked_at = coalesce(revoked_at, $2) where user_id = $1`;

/**
 * $1 user. Whoever was making deliveries of the person's entries in the log held these, and has ended now that they are
 * gone: what came of it goes too.
 */
const DELIVERIES = 'delete from pluggy.webhook_deliveries where user_id = $1';

/**
 * Deletes every row of a person, in every table with rows of persons, by \`TABLES\`; what is left is in
 * \`LEFT_AFTER_ERASURE\`, without the person. The last write of it tells the feed.
 * @param items all of the person's, those included of which nothing is stored
 * @returns how many rows went, by table
 */
export async function forgetPerson(
  tx: Queryable,
  userId: UserId,
  items: readonly ItemId[],
  now: Date,
): Promise<GoneRows> {
  const accounts = (await tx.query<{ id: string }>(ACCOUNTS, [userId, items])).rows.map(({ id }) => id);
  const gone: Record<string, number> = {};
  for (const table of await personTables(tx))
    gone[table.name] = (await tx.query(forget(table), [userId, items, accounts])).rowCount ?? 0;
  const ids = [...items, ...accounts];
  await tx.query(UNREADABLE, [[userId, ...ids]]);
  await tx.query(BATCHES, [userId]);
  await tx.query(AUDIT, [userId, ids]);
  await tx.query(SESSIONS, [userId, now]);
  await recordErasure(tx, userId);
  await tx.query(DELIVERIES, [userId]);
  return gone;
}
