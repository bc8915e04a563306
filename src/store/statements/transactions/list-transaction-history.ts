import type { TransactionId, UserId } from '../../../domain/ids.ts';
import type { RowText } from '../../documents/Documents.ts';
import { isoTime } from '../../fragments/iso-time.ts';
import type { Queryable } from '../../Queryable.ts';

/** Both ways along the links from any row of a chain, whose rows are found by their step. */
const HISTORY = `
with recursive asked as (
  select t.account_id, t.id
  from pluggy.accounts a
  join pluggy.items i on i.id = a.item_id and i.deleted_at is null
  cross join lateral (
    select t.account_id, t.id from pluggy.transactions t where t.account_id = a.id and t.id = $2
    union -- a former id whose row was forgotten (RETENTION_DELETED)
    select l.account_id, l.old_id from pluggy.transaction_links l where l.account_id = a.id and l.old_id = $2
  ) t
  where a.user_id = $1
), later as (
  select account_id, id, 0 as step from asked
  union all
  select c.account_id, l.new_id, c.step + 1
  from later c join pluggy.transaction_links l on l.account_id = c.account_id and l.old_id = c.id
  where c.step < 1000
), earlier as (
  select account_id, id, 0 as step from asked
  union all
  select c.account_id, l.old_id, c.step - 1
  from earlier c join pluggy.transaction_links l on l.account_id = c.account_id and l.new_id = c.id
  where c.step > -1000
)
select c.account_id as "accountId", v.version::text as view
from (select * from later union select * from earlier) c
join pluggy.transactions t on t.account_id = c.account_id and t.id = c.id
cross join lateral (
  select null::bigint as number, jsonb_build_object(
    'changedAt', ${isoTime('t.changed_at')},
    'deletedAt', ${isoTime('t.deleted_at')},
    'deletedReason', case when t.deleted_at is not null then t.deleted_reason end,
    'replacedById', l.new_id,
    'linkedAt', ${isoTime('l.linked_at')},
    'evidence', l.evidence,
    'passedFrom', (
      select jsonb_agg(jsonb_build_object('accountId', p.from_account_id, 'transactionId', p.from_id,
        'passedAt', ${isoTime('p.passed_at')}) order by p.passed_at)
      from pluggy.passed_annotations p
      where p.to_account_id = t.account_id and p.to_id = t.id and p.user_id = $1),
    'transaction', t.raw,
    'raw', t.raw,
    'from', ${isoTime(`coalesce((select max(f.replaced_at) from pluggy.transaction_versions f
      where f.account_id = t.account_id and f.id = t.id), t.first_seen_at)`)},
    'until', ${isoTime('t.deleted_at')},
    'reason', case when t.deleted_at is not null then t.deleted_reason end) as version
  from (values (true)) one (row)
  left join pluggy.transaction_links l
    on t.deleted_at is not null and l.account_id = t.account_id and l.old_id = t.id
  union all
  select f.number, jsonb_build_object(
    'changedAt', ${isoTime('f.valid_from')},
    'deletedAt', case when f.reason <> 'changed' then ${isoTime('f.valid_until')} end,
    'deletedReason', nullif(f.reason, 'changed'),
    'replacedById', null,
    'linkedAt', null,
    'evidence', null,
    'passedFrom', null,
    'transaction', f.raw,
    'raw', f.raw,
    'from', ${isoTime('f.valid_from')},
    'until', ${isoTime('f.valid_until')},
    'reason', f.reason)
  from pluggy.transaction_versions f where f.account_id = t.account_id and f.id = t.id
) s
cross join lateral (
  select jsonb_build_object('id', t.id, 'firstSeenAt', ${isoTime('t.first_seen_at')}) || s.version as version
) v
order by c.step desc, s.number desc nulls first`;

/**
 * All that a transaction ever was, the newest first: for each id that it had the present value and the former ones.
 * Empty for one that the user does not have.
 */
export async function listTransactionHistory(
  db: Queryable,
  userId: UserId,
  id: TransactionId,
): Promise<RowText[]> {
  return (await db.query<RowText>(HISTORY, [userId, id])).rows;
}
