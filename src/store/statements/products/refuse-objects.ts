import { createHash } from 'node:crypto';
import type { ItemId, UserId } from '../../../domain/ids.ts';
import type { Product } from '../../../domain/product.ts';
import { fenced, HELD, underLease } from '../../../queue/fenced.ts';
import type { Fence } from '../../../queue/sql/lease.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1, $2 the lease; $3 item, $4 product, $5 user, $6 digests, $7 reasons, $8 payloads, $9 now. */
const REFUSE = underLease(`refused as (
  insert into pluggy.refused_objects (item_id, product, user_id, digest, reason, payload, seen_at)
  select $3, $4, $5, o.digest, o.reason, o.payload, $9
  from unnest($6::bytea[], $7::text[], $8::text[]) as o (digest, reason, payload)
  where ${HELD}
  on conflict (item_id, product, digest) do update set seen_at = excluded.seen_at, reason = excluded.reason
)`);

export interface RefusedObject {
  /** JSON text, without members that are stored encrypted alone. */
  readonly payload: string;
  /** `no-id`, or the SQLSTATE with which PostgreSQL refused it. */
  readonly reason: string;
}

/**
 * Keeps objects that cannot be stored among the others of their product, so that nothing is lost.
 * @throws {LeaseLost}
 */
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
  const values = [
    itemId,
    product,
    userId,
    kept.map(({ payload }) => createHash('sha256').update(payload).digest()),
    kept.map(({ reason }) => reason),
    kept.map(({ payload }) => payload),
    now,
  ];
  await fenced(db, fence, { text: REFUSE, values });
}
