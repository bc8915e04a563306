import type { UserId } from '../../domain/ids.ts';
import type { Keyring } from '../../domain/Keyring.ts';
import type { Queryable } from '../Queryable.ts';
import { instantOrNull, localDay } from './days.ts';
import { joinPersonal, OF_ACCOUNTS, type SplitRow } from './personal-members.ts';

const list = (shown: string): string => `
select a.id, (${shown})::text as raw, a.personal from pluggy.accounts a join pluggy.items i on i.id = a.item_id
where a.user_id = $1 and a.deleted_at is null and i.deleted_at is null
order by i.first_seen_at, a.item_id, a.type, a.id`;

/** The last closed bill of the card `a`: what has to be paid, and when. One whose due day cannot be read is the older one. */
const LAST_BILL = `
  select b.id, b.total_amount, b.due, coalesce(nullif(b.raw->>'totalAmountCurrencyCode', ''), a.currency_code) as currency_code
  from (
    select b.*, ${localDay(instantOrNull("b.raw->>'dueDate'"))} as due
    from pluggy.bills b where a.type = 'CREDIT' and b.parent_id = a.id and b.deleted_at is null
  ) b
  order by b.due desc nulls last, b.id desc limit 1`;
const WITH_LAST_BILL = `a.raw || jsonb_build_object('lastBill', (
  select jsonb_build_object(
    'id', l.id, 'dueDate', l.due, 'totalAmount', l.total_amount, 'currencyCode', l.currency_code)
  from (${LAST_BILL}) l))`;

/** Decimal text, so that the answer shows the exact sum. A bill in another currency than its card's is in no sum. */
const TOTALS = `
select json_build_object(
  'currencyCode', a.currency_code,
  'bank', coalesce(sum(a.balance) filter (where a.type = 'BANK'), 0),
  'credit', coalesce(sum(a.balance) filter (where a.type = 'CREDIT'), 0),
  'usedLimit', coalesce(sum(a.balance) filter (where a.type = 'CREDIT'), 0),
  'lastBills', sum(l.total_amount) filter (where l.currency_code = a.currency_code))::text as total
from pluggy.accounts a join pluggy.items i on i.id = a.item_id
left join lateral (${LAST_BILL}) l on true
where a.user_id = $1 and a.deleted_at is null and i.deleted_at is null and a.currency_code is not null
group by a.currency_code order by a.currency_code`;

/**
 * The user's accounts, each as the JSON text of Pluggy's object.
 * @param additions with `lastBill`, a card's last closed bill or null
 * @throws {PublicError} encryption_key_missing
 */
export async function listAccountsOfUser(
  db: Queryable,
  keyring: Keyring | null,
  userId: UserId,
  additions: { readonly lastBill: boolean } = { lastBill: false },
): Promise<string[]> {
  const { rows } = await db.query<SplitRow>(list(additions.lastBill ? WITH_LAST_BILL : 'a.raw'), [userId]);
  return rows.map((account) => joinPersonal(OF_ACCOUNTS, account, keyring));
}

/**
 * Sums per currency, each as JSON text: `bank` of bank balances, `usedLimit` (and `credit`, its older name) of the used
 * limits of cards, instalments to come included, `lastBills` of their last closed bills; null: there is none.
 */
export async function listTotalsOfUser(db: Queryable, userId: UserId): Promise<string[]> {
  return (await db.query<{ total: string }>(TOTALS, [userId])).rows.map(({ total }) => total);
}
