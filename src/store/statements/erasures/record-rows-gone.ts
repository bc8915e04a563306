import type { Queryable } from '../../Queryable.ts';

/**
 * $1 erasure, then what went: $2 items, $3 accounts, $4 transactions, $5 rows in all; $6 the user as it was sealed then. If
 * the erasure was requested again meanwhile, the sealed user is another one, and stays for the next run.
 */
const RECORD = `
update pluggy.erasures set user_sealed = nullif(user_sealed, $6),
  erased_items = erased_items + $2, erased_accounts = erased_accounts + $3,
  erased_transactions = erased_transactions + $4, erased_rows = erased_rows + $5
where id = $1`;

/** What went of a person, by table. */
export type GoneRows = Readonly<Record<string, number>>;

/** Adds how much was erased, and forgets of whom. */
export async function recordRowsGone(
  tx: Queryable,
  erasureId: string,
  userSealed: Buffer,
  gone: GoneRows,
): Promise<void> {
  const all = Object.values(gone).reduce((sum, count) => sum + count, 0);
  const { items = 0, accounts = 0, transactions = 0 } = gone;
  await tx.query(RECORD, [erasureId, items, accounts, transactions, all, userSealed]);
}
