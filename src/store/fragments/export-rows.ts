import type { AccountId, UserId } from '../../domain/ids.ts';
import type { Queryable } from '../Queryable.ts';
import { withinDays } from './days.ts';
import { OBJECT } from './transaction-view.ts';

/** Which transactions a file has; without a member there is no such bound. */
export interface ExportFilter {
  readonly accountId?: AccountId | undefined;
  /** Calendar days, both inclusive. */
  readonly dateFrom?: string | undefined;
  readonly dateTo?: string | undefined;
  /** False: without rows that the bank has not posted. */
  readonly pending: boolean;
}

/** $1 user, $2 account or null, $3 and $4 first and last day or null, $5 with pending rows. Account by account, oldest first. */
const rows = (select: string, within: string): string => `
declare export_rows no scroll cursor for
select ${select}
from pluggy.accounts a
join pluggy.items i on i.id = a.item_id and i.deleted_at is null
join pluggy.transactions t on t.account_id = a.id and t.deleted_at is null
cross join lateral (select ${OBJECT} as o offset 0) v
where a.user_id = $1 and a.deleted_at is null and ($2::uuid is null or a.id = $2)
  and ${within} and ($5 or t.status is distinct from 'PENDING')
order by t.account_id, t.date, t.id`;

/** By the bank's day: for a statement. */
export const BY_BANK_DAY = withinDays('t.date', '$3::date', '$4::date');
/** By the person's own day where there is one, as in the list. */
export const BY_OWN_DAY = `case when v.o->>'ownDate' is null then ${BY_BANK_DAY}
    else (v.o->>'ownDate')::date between coalesce($3::date, '-infinity') and coalesce($4::date, 'infinity') end`;

/** Rows that travel from PostgreSQL at once. */
const BATCH = 500;

/**
 * The rows of a file in batches. Needs a transaction, for its cursor.
 * @param select of the transaction `t`, as the API shows it in `v.o`, its account `a` and its item `i`
 * @param within which days the filter means
 */
export async function* streamExported<Row>(
  tx: Queryable,
  select: string,
  within: string,
  userId: UserId,
  { accountId, dateFrom, dateTo, pending }: ExportFilter,
): AsyncGenerator<Row[], void, void> {
  await tx.query(rows(select, within), [
    userId,
    accountId ?? null,
    dateFrom ?? null,
    dateTo ?? null,
    pending,
  ]);
  for (;;) {
    const { rows: batch } = await tx.query<Row>(`fetch ${BATCH} from export_rows`);
    if (batch.length === 0) return;
    yield batch;
  }
}
