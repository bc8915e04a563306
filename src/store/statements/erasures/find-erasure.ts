import type { Queryable } from '../../Queryable.ts';

export interface Erasure {
  readonly state: 'running' | 'waiting_for_pluggy' | 'done';
  readonly finishedAt: Date | null;
  readonly items: number;
  readonly accounts: number;
  readonly transactions: number;
  readonly rows: number;
  /** While the person's rows are still there. */
  readonly userSealed: Buffer | null;
  readonly userDigest: Buffer | null;
  readonly attempts: number;
}

const FIND = `
select state, finished_at as "finishedAt", erased_items as items, erased_accounts as accounts,
  erased_transactions as transactions, erased_rows::float8 as rows,
  user_sealed as "userSealed", user_digest as "userDigest", attempts
from pluggy.erasures where id = $1`;

/** How far an erasure is. */
export async function findErasure(db: Queryable, id: string): Promise<Erasure | undefined> {
  return (await db.query<Erasure>(FIND, [id])).rows[0];
}
