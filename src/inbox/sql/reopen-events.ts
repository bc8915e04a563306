/**
 * Events that named an item become unsettled again, so that the item's next sync acts on them once more. Those of
 * another application stay as they are: nothing of theirs is ours to read.
 * $1 event id or null for any, $2 received at or after, or null for any time. One row per item.
 */
export const REOPEN = `
with reopened as (
  update pluggy.inbox set settled_at = null, outcome = null
  where item_id is not null and outcome is distinct from 'other-client'
    and ($1::text is null or event_id = $1) and ($2::timestamptz is null or received_at >= $2)
  returning item_id
)
select item_id as "itemId", count(*)::integer as events from reopened group by item_id order by item_id`;

/** $1 event id. */
export const FIND_EVENT = 'select outcome from pluggy.inbox where event_id = $1';
