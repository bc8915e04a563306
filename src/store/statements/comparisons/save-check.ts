import type { AccountId } from '../../../domain/ids.ts';
import { fenced, HELD, underLease } from '../../../queue/fenced.ts';
import type { Fence } from '../../../queue/sql/lease.ts';
import type { Queryable } from '../../Queryable.ts';
import type { SavedCheck } from './find-check.ts';

/** $1, $2 the lease; $3 account, $4 the item's version, $5 now, $6 Pluggy's cursor, $7 digests by month. */
const SAVE = underLease(`saved as (
  insert into pluggy.check_progress as c (account_id, item_version, saved_at, after, months)
  select $3, $4, $5, $6, $7::jsonb where ${HELD}
  on conflict (account_id) do update set item_version = excluded.item_version, saved_at = excluded.saved_at,
    after = excluded.after, months = excluded.months
)`);

/**
 * Keeps how far the comparison of an account is.
 * @throws {LeaseLost}
 */
export async function saveCheck(
  db: Queryable,
  accountId: AccountId,
  { itemVersion, after, months }: SavedCheck,
  { fence, now }: { readonly fence: Fence; readonly now: Date },
): Promise<void> {
  const written = Object.fromEntries(
    [...months].map(([month, { rows, sum }]) => [month, { rows, sum: String(sum) }]),
  );
  await fenced(db, fence, {
    text: SAVE,
    values: [accountId, itemVersion, now, after, JSON.stringify(written)],
  });
}
