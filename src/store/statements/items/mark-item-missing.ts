import type { ItemId } from '../../../domain/ids.ts';
import type { FencedTransaction } from '../../../queue/fenced.ts';

/** Pluggy answered 404; kept until a second read agrees. Returns false for an item that was never stored. */
export async function markItemMissing(tx: FencedTransaction, id: ItemId, now: Date): Promise<boolean> {
  const { rowCount } = await tx.query(
    'update pluggy.items set missing_since = coalesce(missing_since, $2) where id = $1 and deleted_at is null',
    [id, now],
  );
  return rowCount === 1;
}
