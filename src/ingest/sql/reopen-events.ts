/**
 * Events that named an item become unsettled again, so that the item's next sync acts on them once more. Those of
 * another application stay as they are: nothing of theirs is ours to read. One row per item.
 * @param which SQL that chooses the events: one condition, so that its index finds them
 */
const reopen = (which: string): string => `
with reopened as (
  update pluggy.inbox set settled_at = null, outcome = null
  where item_id is not null and outcome is distinct from 'other-client' and ${which}
  returning item_id
)
select item_id as "itemId", exists (select from pluggy.items where id = item_id) as "isKnown", count(*)::integer as events
from reopened group by item_id order by item_id`;

/** $1 event id. */
export const REOPEN_ONE = reopen('event_id = $1');

/** $1 received at or after. */
export const REOPEN_SINCE = reopen('received_at >= $1::timestamptz');

/** $1 event id. */
export const FIND_EVENT = 'select outcome from pluggy.inbox where event_id = $1';
