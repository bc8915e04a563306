import type { Queryable } from '../../Queryable.ts';

/** Entries of the change log that one statement turns into deliveries. */
const AT_ONCE = 1_000;
/** Endpoints at one place of the log, so many places a round: one that lags far behind does not hold up the others. */
const PLACES = 20;

/** $1 how far the log is numbered. */
const LIST_PLACES = `
select position::text as position from pluggy.webhook_endpoints
where disabled_at is null and position < $1 group by webhook_endpoints.position order by webhook_endpoints.position desc limit ${PLACES}`;

/**
 * $1 the place, $2 how far the log is numbered, $3 now.
 *
 * What the entries after the place tell of becomes deliveries to each endpoint that stands there, one for each user,
 * connection, account and event; then the endpoints stand behind those entries. Both are one statement: a process that
 * dies has done all of it or nothing. A delivery that nobody has tried to send yet is brought up to date in place of a
 * second one, so that what waits for an endpoint that takes nothing stays small.
 */
const PASS = `
with endpoints as materialized (
  select id, events from pluggy.webhook_endpoints
  where position = $1 and disabled_at is null order by id for update skip locked
), entries as materialized (
  select id, sequence from pluggy.changes
  where sequence > $1 and sequence <= $2 and exists (select from endpoints)
  order by sequence limit ${AT_ONCE}
), held as materialized (
  -- an entry that is locked is being erased with its person, and whoever erases later waits for this statement
  select c.sequence, c.user_id, c.kind, c.account_id, c.ids, c.numbered_at
  from pluggy.changes c join entries using (id) for key share of c skip locked
), told as materialized (
  select e.event, c.user_id, a.item_id, a.account_id, max(c.sequence) as sequence, max(c.numbered_at) as happened_at
  from held c
  cross join lateral (select case
    when c.kind in ('item', 'consent', 'identity') then 'connection.changed'
    when c.kind in ('transaction', 'annotation') then 'transactions.changed'
    when c.kind = 'user' then 'user.erased'
    else 'accounts.changed' end as event) e
  cross join lateral (
    select id as item_id, null::uuid as account_id from unnest(c.ids) id where c.kind in ('item', 'identity')
    union select item_id, null from pluggy.consents where c.kind = 'consent' and id = any (c.ids)
    union select a.item_id, ids.id from unnest(c.ids) ids (id) left join pluggy.accounts a on a.id = ids.id
      where c.kind = 'account'
    union select (select item_id from pluggy.accounts a where a.id = c.account_id), c.account_id
      where c.kind in ('transaction', 'annotation', 'bill')
    union select item_id, null from pluggy.investments where c.kind = 'investment' and id = any (c.ids)
    union select item_id, null from pluggy.investment_transactions
      where c.kind = 'investmentTransaction' and id = any (c.ids)
    union select item_id, null from pluggy.loans where c.kind = 'loan' and id = any (c.ids)
    union select null, null where c.kind = 'user'
  ) a
  group by 1, 2, 3, 4
), made as (
  insert into pluggy.webhook_deliveries as d
    (endpoint_id, event, subject, item_id, account_id, sequence, happened_at, created_at, due_at)
  select n.id, t.event, t.user_id, t.item_id, t.account_id, t.sequence, t.happened_at, $3::timestamptz, $3
  from told t join endpoints n on t.event = any (n.events)
  order by t.sequence
  on conflict (endpoint_id, event, subject, item_id, account_id) where state = 'pending' and attempts = 0
    do update set sequence = excluded.sequence, happened_at = excluded.happened_at
  returning 1
), moved as (
  update pluggy.webhook_endpoints e
  set position = case when (select count(*) from entries) < ${AT_ONCE} then $2 else (select max(sequence) from entries) end
  from endpoints where e.id = endpoints.id
)
select count(*)::integer as made from made`;

/** The places in the change log after which there is something to tell, the foremost first; digits. */
export async function listPlaces(db: Queryable, last: string): Promise<string[]> {
  return (await db.query<{ position: string }>(LIST_PLACES, [last])).rows.map(({ position }) => position);
}

/**
 * Makes the deliveries of the next entries for the endpoints that stand at one place of the change log.
 * @param place one of `listPlaces`
 * @param last how far the log is numbered
 * @returns how many deliveries were made or brought up to date
 */
export async function passChanges(
  db: Queryable,
  { place, last }: { readonly place: string; readonly last: string },
  now: Date,
): Promise<number> {
  const { rows } = await db.query<{ made: number }>({
    name: 'webhook-deliveries-pass',
    text: PASS,
    values: [place, last, now],
  });
  return rows[0]?.made ?? 0;
}
