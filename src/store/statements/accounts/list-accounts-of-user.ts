import type { AccountId, UserId } from '../../../domain/ids.ts';
import type { Keyring } from '../../../domain/Keyring.ts';
import { instantOrNull, localDay } from '../../fragments/days.ts';
import { isoTime } from '../../fragments/iso-time.ts';
import type { Queryable } from '../../Queryable.ts';
import { joinPersonal, OF_ACCOUNTS, type SplitRow } from '../../sealed/personal-members.ts';
import { type AccountStanding, listAccountStandings } from './list-account-standings.ts';

/** The last closed bill of the card `a`: what has to be paid, and when. One whose due day cannot be read is the older one. */
const LAST_BILL = `
  select b.id, b.total_amount, b.due, coalesce(nullif(b.raw->>'totalAmountCurrencyCode', ''), a.currency_code) as currency_code
  from (
    select b.*, ${localDay(instantOrNull("b.raw->>'dueDate'"))} as due
    from pluggy.bills b where a.type = 'CREDIT' and b.parent_id = a.id and b.deleted_at is null
  ) b
  order by b.due desc nulls last, b.id desc limit 1`;

/** Whose it is, is known here, whatever the object says. */
const WITH_LAST_BILL = `a.raw || jsonb_build_object('itemId', a.item_id, 'lastBill', (
  select jsonb_build_object(
    'id', l.id, 'dueDate', l.due, 'totalAmount', l.total_amount, 'currencyCode', l.currency_code)
  from (${LAST_BILL}) l))`;

/** Of the accounts `$2`: which there are was read before, together with which of them count. */
const LIST = `
select a.id, (${WITH_LAST_BILL})::text as raw, a.personal, c.alias, ${isoTime('a.deleted_at')} as "closedAt"
from pluggy.accounts a
join pluggy.items i on i.id = a.item_id
left join pluggy.account_choices c on c.account_id = a.id and c.user_id = $1
where a.user_id = $1 and a.id = any ($2::uuid[]) and i.deleted_at is null
order by i.first_seen_at, a.item_id, a.deleted_at is not null, a.type, a.id`;

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
where a.user_id = $1 and a.id = any ($2::uuid[]) and a.deleted_at is null and i.deleted_at is null
  and a.currency_code is not null
group by a.currency_code order by a.currency_code`;

interface AccountRow extends SplitRow {
  readonly id: AccountId;
  readonly alias: string | null;
  readonly closedAt: string | null;
}

export interface AccountChoice {
  /** Also those that the bank closed. */
  readonly includeDeleted: boolean;
  /** Only this one. */
  readonly accountId?: AccountId | undefined;
  readonly now: Date;
}

export interface ListedAccounts {
  /** JSON texts: Pluggy's objects with `lastBill`, `counted`, `sameAs`, `formerSameAs`, `alias`, `countedByUser` and `closedAt`. */
  readonly accounts: string[];
  /**
   * Sums per currency of the accounts that count, as JSON texts: `bank` of balances, `usedLimit` (and `credit`, its older
   * name) of the used limits of cards, `lastBills` of their last closed bills; null: there is none.
   */
  readonly totals: string[];
}

/** What the person set; null: nothing. */
const countedByUser = ({ choice }: AccountStanding): boolean | null =>
  choice === null ? null : choice !== 'not';

function viewOf(row: AccountRow, standing: AccountStanding, keyring: Keyring | null): string {
  const { counted, sameAs } = standing;
  const formerSameAs = standing.former?.id ?? null;
  const { alias, closedAt } = row;
  const additions = {
    counted,
    sameAs,
    formerSameAs,
    countedByUser: countedByUser(standing),
    alias,
    closedAt,
  };
  const members = JSON.stringify(additions).slice(1);
  return `${joinPersonal(OF_ACCOUNTS, row, keyring).slice(0, -1)},${members}`;
}

/**
 * The user's accounts.
 * @throws {PublicError} encryption_key_missing
 */
export async function listAccountsOfUser(
  db: Queryable,
  keyring: Keyring | null,
  userId: UserId,
  { includeDeleted, accountId, now }: AccountChoice,
): Promise<ListedAccounts> {
  const scope = includeDeleted ? 'closed' : 'open';
  const standings = await listAccountStandings(db, keyring, { userId, scope, now });
  const wanted =
    accountId === undefined ? [...standings.keys()] : [accountId].filter((id) => standings.has(id));
  const counted = [...standings].filter(([, standing]) => standing.counted).map(([id]) => id);
  const { rows } = await db.query<AccountRow>(LIST, [userId, wanted]);
  const totals =
    accountId === undefined ? await db.query<{ total: string }>(TOTALS, [userId, counted]) : { rows: [] };
  return {
    accounts: rows.flatMap((row) => {
      const standing = standings.get(row.id);
      return standing === undefined ? [] : [viewOf(row, standing, keyring)];
    }),
    totals: totals.rows.map(({ total }) => total),
  };
}
