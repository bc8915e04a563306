import type { AccountId, ItemId, UserId } from '../../../domain/ids.ts';
import { type Fence, leaseCondition } from '../../../queue/sql/lease.ts';
import { instantOrNull } from '../../fragments/days.ts';
import type { Queryable } from '../../Queryable.ts';
import type { SplitPage } from '../users/personal-members.ts';

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
 * $1 page, $2 item, $3 user, $4 now, $5 ids, $6 their sealed members, $7 digests; $8, $9 the lease. `noted`: a row of the
 * history of balances where a figure is not what the account's newest row says.
 */
const SQL = `
with lease as (
  ${leaseCondition('$8', '$9')}
), page as materialized (
  select distinct on (id) (r.raw->>'id')::uuid as id, r.raw, coalesce(r.raw->>'type', 'UNKNOWN') as type,
    r.raw->>'currencyCode' as currency_code,
    ${instantOrNull("r.raw->>'updatedAt'")} as as_of, ${VALUES}
  from jsonb_array_elements($1::jsonb->'results') with ordinality as r (raw, position)
  where exists (select from lease)
  order by id, position desc
), owners as (
  select * from unnest($5::uuid[], $6::bytea[], $7::bytea[]) as u (id, personal, digest)
), written as (
  insert into pluggy.accounts as a (id, item_id, user_id, type, balance, currency_code, raw, personal, personal_digest,
    first_seen_at, changed_at)
  select p.id, $2, $3, p.type, p.balance, p.currency_code, p.raw, u.personal, u.digest, $4, $4
  from page p left join owners u using (id)
  where not exists (
    select from pluggy.accounts o
    where o.id = p.id and o.raw = p.raw and o.item_id = $2 and o.user_id is not distinct from $3 and o.deleted_at is null
      and o.personal_digest is not distinct from u.digest
      and (o.type, o.balance, o.currency_code) is not distinct from (p.type, p.balance, p.currency_code))
  on conflict (id) do update
    set item_id = excluded.item_id, user_id = excluded.user_id, type = excluded.type, balance = excluded.balance,
        currency_code = excluded.currency_code, raw = excluded.raw, personal = excluded.personal,
        personal_digest = excluded.personal_digest, changed_at = excluded.changed_at, deleted_at = null
  returning a.id
), noted as (
  insert into pluggy.balances as b (account_id, at, user_id, as_of, currency_code, ${NAMES})
  select p.id, $4, $3, p.as_of, p.currency_code, ${of('p')}
  from page p
  left join lateral (
    select * from pluggy.balances o where o.account_id = p.id order by o.at desc limit 1
  ) o on true
  where o.account_id is null or (o.currency_code, ${of('o')}) is distinct from (p.currency_code, ${of('p')})
  on conflict (account_id, at) do update set as_of = excluded.as_of, currency_code = excluded.currency_code,
    ${FIGURES.map(([name]) => `${name} = excluded.${name}`).join(', ')}
)
select exists (select from lease) as held,
  (select coalesce(json_agg(json_build_object(
     'id', p.id, 'type', p.type, 'changed', w.id is not null,
     'readFrom', (extract(epoch from o.read_from) * 1000)::float8) order by p.type, p.id), '[]')
   from page p left join written w using (id) left join pluggy.accounts o using (id)) as accounts,
  array(
    select id from pluggy.accounts where item_id = $2 and deleted_at is null and id not in (select id from page)
    order by id) as absent`;

export interface WrittenAccount {
  readonly id: AccountId;
  /** BANK or CREDIT; an open set. */
  readonly type: string;
  readonly changed: boolean;
  /** From when on transactions have to be asked for; null: the account was never read from end to end. */
  readonly readFrom: Date | null;
}

/** A list of accounts, as it was stored. */
export interface WrittenAccounts {
  readonly accounts: readonly WrittenAccount[];
  /** Accounts of the item that are shown and that the list lacks. */
  readonly absent: readonly AccountId[];
}

interface Answer {
  readonly held: boolean;
  readonly accounts: readonly (Omit<WrittenAccount, 'readFrom'> & { readonly readFrom: number | null })[];
  readonly absent: readonly AccountId[];
}

/**
 * Stores a page of accounts, with the history of their balances, and says which there are and which were different.
 * @returns undefined when the run no longer holds its job; nothing was written then
 */
export async function upsertAccounts(
  db: Queryable,
  { page, personal }: SplitPage,
  owner: { readonly itemId: ItemId; readonly userId: UserId | null },
  { fence, now }: { readonly fence: Fence; readonly now: Date },
): Promise<WrittenAccounts | undefined> {
  const { rows } = await db.query<Answer>({
    name: 'upsert-accounts',
    text: SQL,
    values: [
      page,
      owner.itemId,
      owner.userId,
      now,
      personal.map(({ id }) => id),
      personal.map(({ sealed }) => sealed),
      personal.map(({ digest }) => digest),
      fence.jobId,
      fence.worker,
    ],
  });
  const answer = rows[0];
  if (answer?.held !== true) return undefined;
  const accounts = answer.accounts.map(({ readFrom, ...account }) => ({
    ...account,
    readFrom: readFrom === null ? null : new Date(readFrom),
  }));
  return { accounts, absent: answer.absent };
}

/** The accounts of an item that are shown, as they are. */
export async function listStoredAccounts(db: Queryable, itemId: ItemId): Promise<WrittenAccount[]> {
  const { rows } = await db.query<WrittenAccount>(
    `select id, type, false as changed, read_from as "readFrom" from pluggy.accounts
     where item_id = $1 and deleted_at is null order by type, id`,
    [itemId],
  );
  return rows;
}

/** The accounts of an item that are shown, of which no complete read came to its end and no row is shown. */
export async function listUnreadAccounts(db: Queryable, itemId: ItemId): Promise<AccountId[]> {
  const { rows } = await db.query<{ id: AccountId }>(
    `select id from pluggy.accounts a
     where item_id = $1 and deleted_at is null and read_from is null
       and not exists (select from pluggy.transactions t where t.account_id = a.id and t.deleted_at is null)
     order by id`,
    [itemId],
  );
  return rows.map(({ id }) => id);
}

/** Accounts of the item that are stored and not among `present`. */
export async function listAbsentAccounts(
  db: Queryable,
  itemId: ItemId,
  present: readonly AccountId[],
): Promise<AccountId[]> {
  const { rows } = await db.query<{ id: AccountId }>(
    'select id from pluggy.accounts where item_id = $1 and deleted_at is null and id <> all($2::uuid[])',
    [itemId, present],
  );
  return rows.map(({ id }) => id);
}

/**
 * Hides an account, its transactions and its bills. Should it come back, its rows do however old they are: it is then
 * read from end to end, whatever was read before.
 * @returns how many transactions were shown before
 */
export async function tombstoneAccount(tx: Queryable, id: AccountId, now: Date): Promise<number> {
  await tx.query(
    `update pluggy.accounts set deleted_at = $2, changed_at = $2, read_from = null
     where id = $1 and deleted_at is null`,
    [id, now],
  );
  await tx.query('delete from pluggy.sweeps where account_id = $1', [id]);
  const { rowCount } = await tx.query(
    `update pluggy.transactions set deleted_at = $2, changed_at = $2, deleted_reason = 'account_gone'
     where account_id = $1 and deleted_at is null`,
    [id, now],
  );
  await tx.query(
    'update pluggy.bills set deleted_at = $2, changed_at = $2 where parent_id = $1 and deleted_at is null',
    [id, now],
  );
  return rowCount ?? 0;
}

/**
 * All transactions of the account were read.
 * @param sweep with the number of rows that Pluggy sent, and when the read began; null: it went on with an older one.
 * Refused rows that were last seen before `refusedBefore` are no longer what Pluggy has, and what a comparison before a
 * read from end to end could not make equal has been read anew
 * @returns false when the run no longer holds its job; nothing was written then
 */
export async function recordSweep(
  db: Queryable,
  id: AccountId,
  sweep: { readonly rowsSeen: number; readonly startedAt: Date | null; readonly refusedBefore: Date },
  { fence, now }: { readonly fence: Fence; readonly now: Date },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `with lease as materialized (
       ${leaseCondition('$6', '$7')}
     ), gone as (
       delete from pluggy.refused_rows where account_id = $1 and seen_at < $5 and exists (select from lease)
     ), outdated as (
       delete from pluggy.month_checks where account_id = $1 and $4::timestamptz is not null
         and (rows_there, checksum_there) <> (rows_here, checksum_here) and exists (select from lease)
     )
     update pluggy.accounts set swept_at = $2, swept_rows = $3, read_from = coalesce($4, read_from)
     where id = $1 and exists (select from lease)`,
    [id, now, sweep.rowsSeen, sweep.startedAt, sweep.refusedBefore, fence.jobId, fence.worker],
  );
  return rowCount === 1;
}

/**
 * A read from end to end begins: until it has come to its end, whatever begins anew goes on with it. Or one is owed,
 * because what an event told of could not be seen.
 */
export async function forgetReadFrom(db: Queryable, id: AccountId): Promise<void> {
  await db.query('update pluggy.accounts set read_from = null where id = $1 and read_from is not null', [id]);
}

/** The same for some accounts, as far as they are the item's. */
export async function forgetReadsOfAccounts(
  db: Queryable,
  itemId: ItemId,
  ids: readonly AccountId[],
): Promise<void> {
  await db.query(
    `update pluggy.accounts set read_from = null
     where item_id = $1 and id = any ($2::uuid[]) and read_from is not null`,
    [itemId, ids],
  );
}

/** The same for all accounts of an item, so that its next sync reads everything. */
export async function forgetReadsOfItem(db: Queryable, itemId: ItemId): Promise<void> {
  await db.query('update pluggy.accounts set read_from = null where item_id = $1 and read_from is not null', [
    itemId,
  ]);
}

/**
 * Everything that Pluggy took in of these accounts before this moment was read.
 * @returns false when the run no longer holds its job; nothing was written then
 */
export async function recordReadFrom(
  db: Queryable,
  accounts: readonly AccountId[],
  readFrom: Date,
  fence: Fence,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `with lease as materialized (${leaseCondition('$3', '$4')})
     update pluggy.accounts set read_from = $2 where id = any($1::uuid[]) and exists (select from lease)`,
    [accounts, readFrom, fence.jobId, fence.worker],
  );
  return rowCount === accounts.length;
}
