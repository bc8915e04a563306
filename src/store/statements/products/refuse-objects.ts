import { createHash } from 'node:crypto';
import type { ItemId, UserId } from '../../../domain/ids.ts';
import type { Product } from '../../../domain/product.ts';
import { type Fence, leaseCondition } from '../../../queue/sql/lease.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 item, $2 product, $3 user, $4 digests, $5 reasons, $6 payloads, $7 now; $8, $9 the lease. */
const REFUSE = `
with lease as (
  ${leaseCondition('$8', '$9')}
)
insert into pluggy.refused_objects (item_id, product, user_id, digest, reason, payload, seen_at)
select $1, $2, $3, o.digest, o.reason, o.payload, $7
from unnest($4::bytea[], $5::text[], $6::text[]) as o (digest, reason, payload)
where exists (select from lease)
on conflict (item_id, product, digest) do update set seen_at = excluded.seen_at, reason = excluded.reason`;

export interface RefusedObject {
  /** JSON text, without members that are stored encrypted alone. */
  readonly payload: string;
  /** `no-id`, or the SQLSTATE with which PostgreSQL refused it. */
  readonly reason: string;
}

/** Keeps objects that cannot be stored among the others of their product, so that nothing is lost. */
export async function refuseObjects(
  db: Queryable,
  product: Product,
  objects: readonly RefusedObject[],
  target: {
    readonly itemId: ItemId;
    readonly userId: UserId | null;
    readonly fence: Fence;
    readonly now: Date;
  },
): Promise<void> {
  if (objects.length === 0) return;
  const { itemId, userId, fence, now } = target;
  // one that stands twice is kept once
  const byPayload = new Map(objects.map((object) => [object.payload, object]));
  const kept = [...byPayload.values()];
  await db.query(REFUSE, [
    itemId,
    product,
    userId,
    kept.map(({ payload }) => createHash('sha256').update(payload).digest()),
    kept.map(({ reason }) => reason),
    kept.map(({ payload }) => payload),
    now,
    fence.jobId,
    fence.worker,
  ]);
}
