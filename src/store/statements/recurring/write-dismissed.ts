import type { UserId } from '../../../domain/ids.ts';
import type { DismissedSeries } from '../../../domain/recurring/is-dismissed.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 user, $2 the series' id, $3 its rows, $4 the day of the newest, $5 now. */
const WRITE = `
insert into pluggy.recurring_choices (user_id, id, transaction_ids, last_day, dismissed_at)
select u.id, $2, $3, $4, $5 from pluggy.users u where u.id = $1
on conflict (user_id, id) do update
  set transaction_ids = excluded.transaction_ids, last_day = excluded.last_day, dismissed_at = excluded.dismissed_at`;

/** Keeps that the person says a series is not recurring. */
export async function writeDismissed(
  tx: Queryable,
  userId: UserId,
  { id, transactionIds, lastDay }: DismissedSeries,
  now: Date,
): Promise<void> {
  await tx.query(WRITE, [userId, id, transactionIds, lastDay, now]);
}
