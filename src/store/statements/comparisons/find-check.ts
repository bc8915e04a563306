import type { AccountId } from '../../../domain/ids.ts';
import type { MonthDigest, MonthDigests } from '../../fragments/month-digests.ts';
import type { Queryable } from '../../Queryable.ts';

/** How far the comparison of one account was when it stopped for other work. */
export interface SavedCheck {
  /** What the item said of itself when the comparison began. */
  readonly itemVersion: string;
  /** Pluggy's cursor of the next page. */
  readonly after: string;
  /** Of the pages before it. */
  readonly months: MonthDigests;
}

type Written = Readonly<Record<string, { readonly rows: number; readonly sum: string }>>;

/**
 * The comparison to continue: of this version of the item, and saved since `notBefore`.
 * $1 account, $2 the version of the item, $3 saved since.
 */
export async function findCheck(
  db: Queryable,
  accountId: AccountId,
  { itemVersion, notBefore }: { readonly itemVersion: string; readonly notBefore: Date },
): Promise<(SavedCheck & { readonly months: Map<string, MonthDigest> }) | undefined> {
  const { rows } = await db.query<{ after: string; months: Written }>(
    `select after, months from pluggy.check_progress where account_id = $1 and item_version = $2 and saved_at >= $3`,
    [accountId, itemVersion, notBefore],
  );
  const row = rows[0];
  if (row === undefined) return undefined;
  const months = Object.entries(row.months).map(
    ([month, { rows: count, sum }]) => [month, { rows: count, sum: BigInt(sum) }] as const,
  );
  return { itemVersion, after: row.after, months: new Map(months) };
}
