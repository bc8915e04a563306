import type { AccountId, UserId } from '../../../domain/ids.ts';
import { unlinked, VANISHED } from '../../fragments/vanished.ts';
import type { Queryable } from '../../Queryable.ts';

/**
 * $1 accounts, $2 hidden since, $3 user. Each question is a look at an index; what rules have not met is asked only where there
 * are rules.
 */
const LIST = `
select a.id as "accountId", p.*
from unnest($1::uuid[]) with ordinality as a (id, place) cross join lateral (
  select exists (select from pluggy.transactions t where t.account_id = a.id and t.${VANISHED} and t.deleted_at is null) as returned,
    exists (select from pluggy.transactions t where ${unlinked('a.id')}) as vanished,
    exists (select from pluggy.suggested_predecessors s where s.account_id = a.id and s.refused_at is null) as "isAsked",
    case when exists (select from pluggy.rules where user_id = $3) then exists (
      select from pluggy.changes c where c.user_id = $3 and c.account_id = a.id and c.kind = 'transaction'
        and c.id > coalesce((select m.change_id from pluggy.rule_marks m where m.account_id = a.id), 0)) else false
      end as "isNewToRules") p
where p.returned or p.vanished or p."isNewToRules"
order by a.place`;

/** What is left to be done about an account of which rows were read. */
export interface LooseEnds {
  readonly accountId: AccountId;
  /** Rows came back that were hidden. */
  readonly returned: boolean;
  /** Rows that were hidden since then have no successor. */
  readonly vanished: boolean;
  /** The person is asked whether some row is another one. */
  readonly isAsked: boolean;
  /** Rows were written that the person's rules have not met. */
  readonly isNewToRules: boolean;
}

/**
 * Of these accounts those of which something is left to be done, in their order.
 * @param since for rows that were hidden
 */
export async function listLooseEnds(
  db: Queryable,
  accounts: readonly AccountId[],
  since: Date,
  userId: UserId | null,
): Promise<LooseEnds[]> {
  return (await db.query<LooseEnds>({ name: 'loose-ends', text: LIST, values: [accounts, since, userId] }))
    .rows;
}
