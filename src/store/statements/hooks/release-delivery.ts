import type { Queryable } from '../../Queryable.ts';

/** $1 id, $2 the attempt that was broken off, $3 now. */
const RELEASE = `
update pluggy.webhook_deliveries set due_at = $3, leased_until = null
where id = $1 and attempts = $2 and state = 'pending'`;

/** Hands a delivery back that was broken off: another process sends it at once. */
export async function releaseDelivery(
  db: Queryable,
  { id, attempts }: { readonly id: string; readonly attempts: number },
  now: Date,
): Promise<void> {
  await db.query(RELEASE, [id, attempts, now]);
}
