import type { ItemId, UserId } from '../../../domain/ids.ts';
import { HELD } from '../../../queue/fenced.ts';
import type { EndingWrites, JobRequest } from '../../../queue/job.ts';
import { requestsAsJson } from '../../../queue/request-job.ts';
import { end } from '../../../queue/sql/end.ts';
import { requestsIn } from '../../../queue/sql/request.ts';
import { LEFT_TO_PASS } from '../../fragments/passed-annotations.ts';
import { type RunReads, readsAsJson, recordedReads } from '../../fragments/recorded-reads.ts';
import type { SyncReport } from './record-sync-done.ts';

/**
 * $6 now; $7 events that were acted on, $8 item, $9 whether its next complete read starts at the first page again, $10 whether its
 * sync is done, $11 rows that were read, $12 report, $13 user, $14 a request for what was said of rows of ended accounts to be
 * passed on, $15 other requests; $16 when the run began, $17 what it read, as `readsAsJson` makes it.
 */
const END = end({
  items: `applied as (
  update pluggy.inbox set settled_at = $6, outcome = 'applied'
  where id = any ($7::bigint[]) and settled_at is null and ${HELD}
), forgotten as (
  delete from pluggy.sweeps
  where $9::boolean and account_id in (select id from pluggy.accounts where item_id = $8::uuid) and ${HELD}
), done as (
  update pluggy.items
  set sync_state = 'done', sync_error = null, sync_finished_at = $6, sync_rows_read = $11::bigint, sync_report = $12::jsonb
  where id = $8::uuid and $10::boolean and ${HELD}
), ${recordedReads({ item: '$8::uuid', startedAt: '$16::timestamptz', reads: '$17::jsonb' })}`,
  wanted: `
  ${requestsIn('$14')} where ${HELD} and exists (${LEFT_TO_PASS('$13')})
  union all ${requestsIn('$15')} where ${HELD}`,
});

/** What a run for an item came to. */
export interface EndedSync {
  readonly itemId: ItemId;
  readonly userId: UserId | null;
  /** Of events that were acted on. */
  readonly events: readonly string[];
  /** It was to read all that there is. */
  readonly isComplete: boolean;
  /** And has; null: something is left to be read. */
  readonly report: SyncReport | null;
  /** Asked for where something was said of rows of ended accounts that was not passed on. */
  readonly passing: JobRequest;
  readonly requests: readonly JobRequest[];
  readonly startedAt: Date;
  /** What is not written yet. */
  readonly reads: RunReads;
  readonly now: Date;
}

/** What becomes true with the end of a sync. */
export function endSync(ended: EndedSync): Omit<EndingWrites, 'told'> {
  const { itemId, userId, events, isComplete, report, passing, requests, startedAt, reads, now } = ended;
  const isDone = isComplete && report !== null;
  const values = [
    events,
    itemId,
    isComplete,
    isDone,
    report?.read ?? 0,
    JSON.stringify(report),
    userId,
    requestsAsJson([passing], now),
    requestsAsJson(requests, now),
    startedAt,
    readsAsJson(reads),
  ];
  return { name: 'end-sync', text: END, values };
}
