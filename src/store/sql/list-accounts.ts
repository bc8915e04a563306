import type { UserId } from '../../domain/ids.ts';
import type { Keyring } from '../../domain/Keyring.ts';
import type { Queryable } from '../Queryable.ts';
import { joinPersonal, OF_ACCOUNTS, type SplitRow } from './personal-members.ts';

const LIST = `
select a.id, a.personal,
  (case when a.raw->>'itemId' = a.item_id::text then a.raw
    else a.raw || jsonb_build_object('itemId', a.item_id) end)::text as raw from pluggy.accounts a join pluggy.items i on i.id = a.item_id
where a.user_id = $1 and a.deleted_at is null and i.deleted_at is null
order by i.first_seen_at, a.item_id, a.type, a.id`;

/** Decimal text, so that the answer shows the exact sum. */
const TOTALS = `
select json_build_object(
  'currencyCode', a.currency_code,
  'bank', coalesce(sum(a.balance) filter (where a.type = 'BANK'), 0),
  'credit', coalesce(sum(a.balance) filter (where a.type = 'CREDIT'), 0))::text as total
from pluggy.accounts a join pluggy.items i on i.id = a.item_id
where a.user_id = $1 and a.deleted_at is null and i.deleted_at is null and a.currency_code is not null
group by a.currency_code order by a.currency_code`;

/**
 * The user's accounts, each as the JSON text of Pluggy's object.
 * @throws {PublicError} encryption_key_missing
 */
export async function listAccountsOfUser(
  db: Queryable,
  keyring: Keyring | null,
  userId: UserId,
): Promise<string[]> {
  const { rows } = await db.query<SplitRow>(LIST, [userId]);
  return rows.map((account) => joinPersonal(OF_ACCOUNTS, account, keyring));
}

/** Sums per currency, each as JSON text: `bank` of bank balances, `credit` of what is owed on cards. */
export async function listTotalsOfUser(db: Queryable, userId: UserId): Promise<string[]> {
  return (await db.query<{ total: string }>(TOTALS, [userId])).rows.map(({ total }) => total);
}
