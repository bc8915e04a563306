import type { TransactionId } from '../../../domain/ids.ts';
import type { FencedTransaction } from '../../../queue/fenced.ts';
import { MERGED, saidColumns } from '../../fragments/annotations.ts';
import type { Passage } from '../../fragments/passed-annotations.ts';

/** The locks hold off whoever would hide a row, and other annotations of it, until the transaction ends. */
const LOCK = `
select id from pluggy.transactions where account_id = $1 and id = any ($2::uuid[]) and deleted_at is null
order by id for no key update`;

/**
 * $1 the account that ended, $2 the other account, $3 user, $4 now, $5 rows of the one, $6 the same rows of the other.
 * A row is passed on once.
 */
const PASS = `
with passed as (
  insert into pluggy.passed_annotations (from_account_id, from_id, user_id, to_account_id, to_id, passed_at)
  select $1, p.from_id, $3, $2, p.to_id, $4 from unnest($5::uuid[], $6::uuid[]) as p (from_id, to_id)
  on conflict do nothing
  returning from_id, to_id
)
insert into pluggy.annotations as n (account_id, transaction_id, user_id, ${saidColumns()})
select $2, p.to_id, $3, ${saidColumns('a')}
from passed p join pluggy.annotations a on a.account_id = $1 and a.transaction_id = p.from_id and a.user_id = $3
${MERGED}`;

/** Says of rows what was said of the same rows of the ended account, which keep it. @returns how many */
export async function passAnnotations(
  tx: FencedTransaction,
  { userId, from, to }: Passage,
  pairs: readonly { readonly fromId: TransactionId; readonly toId: TransactionId }[],
  now: Date,
): Promise<number> {
  const targets = pairs.map(({ toId }) => toId);
  const { rows } = await tx.query<{ id: TransactionId }>(LOCK, [to, targets]);
  const locked = new Set(rows.map(({ id }) => id));
  const sure = pairs.filter(({ toId }) => locked.has(toId));
  const ids = [sure.map(({ fromId }) => fromId), sure.map(({ toId }) => toId)];
  return (await tx.query(PASS, [from, to, userId, now, ...ids])).rowCount ?? 0;
}
