import type { UserId } from '../../../domain/ids.ts';
import type { RowText } from '../../documents/Documents.ts';
import { isShown } from '../../fragments/is-shown.ts';
import { VIEW_IN_PARTS, wholeText } from '../../fragments/transaction-text.ts';
import { VIEW_WITH_TOMBSTONES } from '../../fragments/transaction-view.ts';
import type { Queryable } from '../../Queryable.ts';

const declareAll = (includeDeleted: boolean): string => `
declare all_transactions no scroll cursor for
select ${includeDeleted ? VIEW_WITH_TOMBSTONES : VIEW_IN_PARTS} as view, a.id as "accountId"
from pluggy.accounts a
join pluggy.items i on i.id = a.item_id and i.deleted_at is null
join pluggy.transactions t on t.account_id = a.id and ${isShown('t', includeDeleted)}
where a.user_id = $1 and ${isShown('a', includeDeleted)}
order by t.account_id, t.date desc, t.id desc`;

/** Rows that travel from PostgreSQL at once: about half a megabyte. */
const BATCH = 500;

/**
 * All transactions of a user in batches, their documents sealed. Needs a transaction, for its cursor.
 * @param includeDeleted also rows that Pluggy no longer has, those of closed accounts among them
 */
export async function* streamTransactionsOfUser(
  tx: Queryable,
  userId: UserId,
  includeDeleted: boolean,
): AsyncGenerator<RowText[], void, void> {
  await tx.query(declareAll(includeDeleted), [userId]);
  const fetch = () => tx.query<RowText>(`fetch ${BATCH} from all_transactions`);
  let fetched = fetch();
  for (;;) {
    const { rows } = await fetched;
    if (rows.length === BATCH) {
      // PostgreSQL builds the next batch while this one is on its way to the reader
      fetched = fetch();
      fetched.catch(() => {}); // told by the next round, if the reader still wants one
    }
    if (rows.length > 0) yield rows.map(({ accountId, view }) => ({ accountId, view: wholeText(view) }));
    if (rows.length < BATCH) return;
  }
}
