import type { AccountId } from '../../../domain/ids.ts';
import { fenced, HELD, underLease } from '../../../queue/fenced.ts';
import type { Fence } from '../../../queue/sql/lease.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1, $2 the lease; one list a column: $3 accounts, $4 versions, $5 from when on; $6 now. */
const RECORD = underLease(`written as (
  update pluggy.accounts a
  set read_from = coalesce(r.read_from, a.read_from), rows_version = r.version, rows_read_at = $6
  from unnest($3::uuid[], $4::bigint[], $5::timestamptz[]) as r (id, version, read_from)
  where a.id = r.id and ${HELD}
)`);

/** What was read of the last weeks of one account. */
export interface RecentRead {
  readonly id: AccountId;
  /** What the account was when the read began; null: not known. */
  readonly version: string | null;
  /** Everything that Pluggy took in before this moment was read; null: rows of long ago were not looked for. */
  readonly readFrom: Date | null;
}

/**
 * The transactions of these accounts were read, as far as they may have moved.
 * @throws {LeaseLost}
 */
export async function recordRecentReads(
  db: Queryable,
  reads: readonly RecentRead[],
  { fence, now }: { readonly fence: Fence; readonly now: Date },
): Promise<void> {
  const columns = [
    reads.map(({ id }) => id),
    reads.map(({ version }) => version),
    reads.map((r) => r.readFrom),
  ];
  await fenced(db, fence, { text: RECORD, values: [...columns, now] });
}
