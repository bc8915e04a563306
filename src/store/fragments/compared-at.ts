/**
 * SQL of the time at which all of an item `i` was last known to be equal to Pluggy's: its last comparison, or the
 * oldest of the complete reads of its accounts and products where that is later. Null: not yet.
 */
export const COMPARED_AT = `greatest(i.reconciled_at, (
  select case when count(*) = count(at) then min(at) end from (
    select a.swept_at as at from pluggy.accounts a where a.item_id = i.id and a.deleted_at is null
    union all
    select p.done_at from pluggy.product_states p where p.item_id = i.id and p.state = 'done'
  ) reads))`;
