import { fenced, HELD, underLease } from '../../../queue/fenced.ts';
import type { Queryable } from '../../Queryable.ts';
import type { ListTarget } from './write-list.ts';

/** $1, $2 the lease; $3 item, $4 now. */
const HIDE = underLease(
  `gone as (
  update pluggy.investment_transactions m set deleted_at = $4, changed_at = $4
  where item_id = $3 and deleted_at is null and ${HELD}
    and exists (select from pluggy.investments i where i.id = m.parent_id and i.deleted_at is not null)
  returning 1
)`,
  '(select count(*)::integer from gone) as written',
);

/**
 * Hides the movements of investments that are hidden: nobody would ever ask Pluggy for them again.
 * @returns how many
 * @throws {LeaseLost}
 */
export async function hideOrphanedMovements(
  db: Queryable,
  { itemId, fence, now }: Pick<ListTarget, 'itemId' | 'fence' | 'now'>,
): Promise<number> {
  const statement = { text: HIDE, values: [itemId, now] };
  return (await fenced<{ written: number }>(db, fence, statement)).written;
}
