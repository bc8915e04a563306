import { type JobKind, RECONCILE_ITEM, SYNC_ITEM } from '../kinds.ts';

// SQL of what statements of the store ask about the jobs of an item. `item` is SQL of the item's id, a uuid. Each
// question has its index.

const jobsOf = ({ name }: Pick<JobKind, 'name'>, item: string): string =>
  `from pluggy.jobs where kind = '${name}' and key = ${item}::text`;

/** The serial of an item's jobs: `serialOfItem`. */
const serialOf = (item: string): string => `serial = 'sync-item:' || ${item}::text`;

/** A condition: the item is being synced. */
export const isSyncRunning = (item: string): string =>
  `exists (select ${jobsOf(SYNC_ITEM, item)} and state = 'running')`;

/** A condition: the item's sync was given up, or has failed and waits for its next attempt. */
export const hasSyncFailed = (item: string): string =>
  `exists (select ${jobsOf(SYNC_ITEM, item)} and (state = 'dead' or (state = 'ready' and attempts > 0)))`;

/** A condition: the item's sync was given up, and nobody has asked for it since. */
export const isSyncGivenUp = (item: string): string => `(
  exists (select ${jobsOf(SYNC_ITEM, item)} and state = 'dead')
  and not exists (select ${jobsOf(SYNC_ITEM, item)} and state = 'ready')
  and not exists (
    select from pluggy.jobs where ${serialOf(item)} and state = 'running' and kind = '${SYNC_ITEM.name}'))`;

/** A condition: a run about the item has failed since the last good one, and is tried again. */
export const isRetried = (item: string): string => `(
  exists (select ${jobsOf(SYNC_ITEM, item)} and state = 'ready' and attempts > 0)
  or exists (select ${jobsOf(RECONCILE_ITEM, item)} and state = 'ready' and attempts > 0)
  or exists (select from pluggy.jobs where ${serialOf(item)} and state = 'running' and attempts > 1))`;

/** A value: since when a sync of the item has been asked for that has not begun; null: none is. */
export const syncRequestedAt = (item: string): string =>
  `(select created_at ${jobsOf(SYNC_ITEM, item)} and state = 'ready')`;

/** A value: how many comparisons wait. */
export const COMPARISONS_WAITING = `(
  select count(*) from pluggy.jobs where kind = '${RECONCILE_ITEM.name}' and state = 'ready')`;

/** Rows: the job of the item's sync, the one that runs before the one that waits before the dead one. */
export const syncJob = (item: string): string => `
  select * ${jobsOf(SYNC_ITEM, item)}
  order by array_position(array['running', 'ready', 'dead'], state) limit 1`;

/**
 * One row: whether a sync or a comparison of the item runs or will before a time (`under_way`), and what the last run
 * of one that failed failed with (`error`).
 */
export const readsUnderWay = (item: string, before: string): string => `
  select bool_or(state = 'running' or (state = 'ready' and run_at <= ${before})) as under_way,
    max(last_error) filter (where state = 'dead' or (state = 'ready' and attempts > 0)) as error
  from pluggy.jobs where kind in ('${RECONCILE_ITEM.name}', '${SYNC_ITEM.name}') and key = ${item}::text`;
