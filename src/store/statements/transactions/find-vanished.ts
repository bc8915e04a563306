import type { AccountId } from '../../../domain/ids.ts';
import { unlinked, VANISHED } from '../../fragments/vanished.ts';
import type { Queryable } from '../../Queryable.ts';

const PROBE = `
select a.id as "accountId", p.returned, p.vanished
from unnest($1::uuid[]) as a (id) cross join lateral (
  select exists (select from pluggy.transactions t where t.account_id = a.id and t.${VANISHED} and t.deleted_at is null) as returned,
    exists (select from pluggy.transactions t where ${unlinked('a.id')}) as vanished) p
where p.returned or p.vanished`;

export interface Vanished {
  readonly accountId: AccountId;
  /** Rows came back that were hidden. */
  readonly returned: boolean;
  /** Rows that were hidden since then have no successor. */
  readonly vanished: boolean;
}

/** The accounts of which rows were hidden since `since` and have no successor, or came back. */
export async function findVanished(
  db: Queryable,
  accounts: readonly AccountId[],
  since: Date,
): Promise<Vanished[]> {
  return (await db.query<Vanished>({ name: 'find-vanished', text: PROBE, values: [accounts, since] })).rows;
}
