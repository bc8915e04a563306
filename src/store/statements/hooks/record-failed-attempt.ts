import type { Queryable } from '../../Queryable.ts';

/**
 * $1 delivery, $2 the attempt, $3 now, $4 when it is due again or null, $5 the status of the answer or null, $6 why. One that
 * was asked for again meanwhile is due at once.
 */
const RECORD = `
update pluggy.webhook_deliveries
set status = $5, error = $6, leased_until = null,
  state = case when $4::timestamptz is null and not is_asked then 'failed' else 'pending' end,
  due_at = case when is_asked then $3 else $4 end,
  ended_at = case when $4::timestamptz is null and not is_asked then $3::timestamptz end
where id = $1 and attempts = $2 and state = 'pending'`;

/** Keeps why an attempt failed. @param failure.dueAt null: it was the last one */
export async function recordFailedAttempt(
  tx: Queryable,
  delivery: { readonly id: string; readonly attempts: number },
  failure: { readonly status: number | null; readonly error: string; readonly dueAt: Date | null },
  now: Date,
): Promise<void> {
  const { status, error, dueAt } = failure;
  await tx.query(RECORD, [delivery.id, delivery.attempts, now, dueAt, status, error]);
}
