import type { Queryable } from '../../store/Queryable.ts';

/** Keys of advisory locks. Processes that start together must not each register a webhook, nor each make a secret. */
export const LOCKS = { registration: 7_270_021, secret: 7_270_031 } as const;

/** Waits until nobody else holds the lock, and holds it until the transaction ends. */
export async function lock(tx: Queryable, key: (typeof LOCKS)[keyof typeof LOCKS]): Promise<void> {
  await tx.query('select pg_advisory_xact_lock($1)', [key]);
}
