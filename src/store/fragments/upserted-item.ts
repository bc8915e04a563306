/** Parameters of `upsertedItem`, as SQL. */
interface ItemParameters {
  readonly id: string;
  /** The user that Pluggy's object names. */
  readonly user: string;
  readonly application: string;
  readonly raw: string;
  readonly now: string;
  /** Whether a complete read of the item begins. */
  readonly begins: string;
}

/**
 * Items of a `with` list that store an item, the last of them `item`: one row with `user_id`, `changed` and `changes_hands`.
 *
 * An owner whom the operator gave the item to stays. So does one from before ids like his were refused, as long as Pluggy goes
 * on to name him. The row is locked before its owner is read: he may be given to it in this very moment.
 * @param guard when anything is written; `item` may be asked
 */
export const upsertedItem = (p: ItemParameters, guard: string): string => `
before as (
  select * from pluggy.items where id = ${p.id} for update
), item as materialized (
  select w.user_id,
    b.id is null or (b.user_id, b.client_id, b.raw) is distinct from (w.user_id, ${p.application}, r.raw)
      or b.missing_since is not null or b.deleted_at is not null or b.status <> w.status as changed,
    b.id is not null and b.user_id is distinct from w.user_id as changes_hands,
    r.raw, w.status
  from (select ${p.raw}::jsonb as raw) r left join before b on true
  cross join lateral (
    select case when b.owner_given_at is not null or b.user_id = r.raw->>'clientUserId' then b.user_id
        else ${p.user}::text end as user_id,
      coalesce(r.raw->>'status', 'UNKNOWN') as status) w
), users as (
  insert into pluggy.users (id, created_at) select n.user_id, ${p.now} from item n
  where n.user_id is not null and not exists (select from pluggy.users u where u.id = n.user_id) and ${guard}
  on conflict do nothing
), written as (
  insert into pluggy.items as i (id, user_id, client_id, status, raw, first_seen_at, changed_at, sync_state, sync_started_at,
    sync_rows_read)
  select ${p.id}, n.user_id, ${p.application}, n.status, n.raw, ${p.now}, ${p.now},
    case when ${p.begins} then 'running' else 'never' end, case when ${p.begins} then ${p.now} end, case when ${p.begins} then 0 end
  from item n where (n.changed or ${p.begins}) and ${guard}
  on conflict (id) do update
    set user_id = excluded.user_id, client_id = excluded.client_id, status = excluded.status, raw = excluded.raw,
        changed_at = case when (select changed from item) then excluded.changed_at else i.changed_at end,
        missing_since = null, deleted_at = null,
        sync_state = case when ${p.begins} then 'running' else i.sync_state end,
        sync_error = case when not ${p.begins} then i.sync_error end,
        sync_started_at = case when ${p.begins} then excluded.sync_started_at else i.sync_started_at end,
        sync_rows_read = case when ${p.begins} then 0 else i.sync_rows_read end
)`;
