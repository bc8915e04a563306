import type { ItemId } from '../../../domain/ids.ts';
import type { FencedTransaction } from '../../../queue/fenced.ts';

/** What one comparison of an item with Pluggy found, and repaired. */
export interface Findings {
  /** The bank had been read again and no webhook had told of it. */
  readonly moved: boolean;
  readonly itemDiffered: boolean;
  readonly accountsDifferent: number;
  readonly monthsDifferent: number;
  readonly rowsRepaired: number;
  /** Rows of the other products. */
  readonly productsRepaired: number;
  /** Months that still differed afterwards. */
  readonly monthsLeft: number;
}

export function foundAnything(findings: Findings): boolean {
  return Object.values(findings).some((value) => value !== false && value !== 0);
}

/** $1 item, $2 now, $3 to $9 what was found, in the order of the columns. */
const KEEP = `
with kept as (
  insert into pluggy.reconciliations (item_id, finished_at, moved, item_differed, accounts_different, months_different,
    rows_repaired, products_repaired, months_left)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
)
delete from pluggy.reconciliations where finished_at < $2::timestamptz - interval '90 days'`;

/** Keeps that an item was compared, and what was found if anything was. */
export async function recordReconciliation(
  tx: FencedTransaction,
  itemId: ItemId,
  findings: Findings,
  now: Date,
): Promise<void> {
  await tx.query('update pluggy.items set reconciled_at = $2 where id = $1', [itemId, now]);
  if (!foundAnything(findings)) return;
  await tx.query(KEEP, [
    itemId,
    now,
    findings.moved,
    findings.itemDiffered,
    findings.accountsDifferent,
    findings.monthsDifferent,
    findings.rowsRepaired,
    findings.productsRepaired,
    findings.monthsLeft,
  ]);
}
