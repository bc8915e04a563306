import type { AccountId, ItemId, UserId } from '../../../domain/ids.ts';
import { fenced, HELD, underLease } from '../../../queue/fenced.ts';
import type { Fence } from '../../../queue/sql/lease.ts';
import { instantOrNull } from '../../fragments/days.ts';
import type { Queryable } from '../../Queryable.ts';
import type { SplitPage } from '../../sealed/personal-members.ts';

/** The figures of an account whose history is kept: the column, and where Pluggy's object has it. All but the first may be absent. */
const FIGURES = [
  ['balance', '{balance}'],
  ['closing_balance', '{bankData,closingBalance}'],
  ['automatically_invested_balance', '{bankData,automaticallyInvestedBalance}'],
  ['overdraft_contracted_limit', '{bankData,overdraftContractedLimit}'],
  ['overdraft_used_limit', '{bankData,overdraftUsedLimit}'],
  ['unarranged_overdraft_amount', '{bankData,unarrangedOverdraftAmount}'],
  ['credit_limit', '{creditData,creditLimit}'],
  ['available_credit_limit', '{creditData,availableCreditLimit}'],
  ['minimum_payment', '{creditData,minimumPayment}'],
  ['balance_foreign_currency', '{creditData,balanceForeignCurrency}'],
] as const;

const NAMES = FIGURES.map(([name]) => name).join(', ');

const of = (row: string): string => FIGURES.map(([name]) => `${row}.${name}`).join(', ');

/** What is no number is null rather than a reason to refuse the account. */
const VALUES = FIGURES.map(
  ([name, path]) =>
    `case when jsonb_typeof(r.raw #> '${path}') = 'number' then (r.raw #>> '${path}')::numeric end as ${name}`,
).join(', ');

/**
 * $1, $2 the lease; $3 page, $4 item, $5 user, $6 now, $7 ids, $8 their encrypted members, $9 digests. `noted`: a row of the
 * history of balances where a figure is not what the account's newest row says.
 */
const UPSERT = underLease(
  `page as materialized (
  select distinct on (id) (r.raw->>'id')::uuid as id, r.raw, coalesce(r.raw->>'type', 'UNKNOWN') as type,
    r.raw->>'currencyCode' as currency_code,
    case when r.raw->>'updatedAt' is not null then jsonb_hash_extended(r.raw, 0) end as version,
    ${instantOrNull("r.raw->>'updatedAt'")} as as_of, ${VALUES}
  from jsonb_array_elements($3::jsonb->'results') with ordinality as r (raw, position)
  where ${HELD}
  order by id, position desc
), owners as (
  select * from unnest($7::uuid[], $8::bytea[], $9::bytea[]) as u (id, personal, digest)
), written as (
  insert into pluggy.accounts as a (id, item_id, user_id, type, balance, currency_code, raw, personal, personal_digest,
    first_seen_at, changed_at)
  select p.id, $4, $5, p.type, p.balance, p.currency_code, p.raw, u.personal, u.digest, $6, $6
  from page p left join owners u using (id)
  where not exists (
    select from pluggy.accounts o
    where o.id = p.id and o.raw = p.raw and o.item_id = $4 and o.user_id is not distinct from $5 and o.deleted_at is null
      and o.personal_digest is not distinct from u.digest
      and (o.type, o.balance, o.currency_code) is not distinct from (p.type, p.balance, p.currency_code))
  on conflict (id) do update
    set item_id = excluded.item_id, user_id = excluded.user_id, type = excluded.type, balance = excluded.balance,
        currency_code = excluded.currency_code, raw = excluded.raw, personal = excluded.personal,
        personal_digest = excluded.personal_digest, changed_at = excluded.changed_at, deleted_at = null
  returning a.id
), noted as (
  insert into pluggy.balances as b (account_id, at, user_id, as_of, currency_code, ${NAMES})
  select p.id, $6, $5, p.as_of, p.currency_code, ${of('p')}
  from page p
  left join lateral (
    select * from pluggy.balances o where o.account_id = p.id order by o.at desc limit 1
  ) o on true
  where o.account_id is null or (o.currency_code, ${of('o')}) is distinct from (p.currency_code, ${of('p')})
  on conflict (account_id, at) do update set as_of = excluded.as_of, currency_code = excluded.currency_code,
    ${FIGURES.map(([name]) => `${name} = excluded.${name}`).join(', ')}
)`,
  `(select coalesce(json_agg(json_build_object(
     'id', p.id, 'type', p.type, 'changed', w.id is not null,
     'readFrom', (extract(epoch from o.read_from) * 1000)::float8, 'version', p.version::text,
     'isUnmoved', coalesce(o.rows_version = p.version and w.id is null, false),
     'rowsReadAt', (extract(epoch from o.rows_read_at) * 1000)::float8) order by p.type, p.id), '[]')
   from page p left join written w using (id) left join pluggy.accounts o using (id)) as accounts,
  array(
    select id from pluggy.accounts where item_id = $4 and deleted_at is null and id not in (select id from page)
    order by id) as absent`,
);

export interface WrittenAccount {
  readonly id: AccountId;
  /** BANK or CREDIT; an open set. */
  readonly type: string;
  readonly changed: boolean;
  /** From when on transactions have to be asked for; null: the account was never read from end to end. */
  readonly readFrom: Date | null;
  /** Digest of what Pluggy says of it, its time of the last update included; null: it has no such time. */
  readonly version: string | null;
  /** It is what it was when its transactions were last read. */
  readonly isUnmoved: boolean;
  /** When that was. */
  readonly rowsReadAt: Date | null;
}

/** A list of accounts, as it was stored. */
export interface WrittenAccounts {
  readonly accounts: readonly WrittenAccount[];
  /** Accounts of the item that are shown and that the list lacks. */
  readonly absent: readonly AccountId[];
}

interface Answer {
  readonly accounts: readonly (Omit<WrittenAccount, 'readFrom' | 'rowsReadAt'> & {
    readonly readFrom: number | null;
    readonly rowsReadAt: number | null;
  })[];
  readonly absent: readonly AccountId[];
}

/**
 * Stores a page of accounts, with the history of their balances, and says which there are and which were different.
 * @throws {LeaseLost}
 */
export async function upsertAccounts(
  db: Queryable,
  { page, personal }: SplitPage,
  owner: { readonly itemId: ItemId; readonly userId: UserId | null },
  { fence, now }: { readonly fence: Fence; readonly now: Date },
): Promise<WrittenAccounts> {
  const answer = await fenced<Answer>(db, fence, {
    name: 'upsert-accounts',
    text: UPSERT,
    values: [
      page,
      owner.itemId,
      owner.userId,
      now,
      personal.map(({ id }) => id),
      personal.map(({ sealed }) => sealed),
      personal.map(({ digest }) => digest),
    ],
  });
  const accounts = answer.accounts.map(({ readFrom, rowsReadAt, ...account }) => ({
    ...account,
    readFrom: readFrom === null ? null : new Date(readFrom),
    rowsReadAt: rowsReadAt === null ? null : new Date(rowsReadAt),
  }));
  return { accounts, absent: answer.absent };
}
