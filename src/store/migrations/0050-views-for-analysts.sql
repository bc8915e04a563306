-- SQL for analysts: views in a schema of their own, whose columns are a promise (docs/sql.md, docs/sql-views.md). They show
-- every user, in the name of their owner, whom row-level security does not bind: who may read them is granted by
-- src/store/roles/prepare-read-role.ts. What is encrypted is in none of them.
-- A migration that changes a column which a view reads drops the view first and makes it again, with the same columns.

-- Which accounts do not count depends on whose they are, which is encrypted: SQL cannot tell. A worker decides it
-- (src/features/accounts/decide-standings.ts) and keeps it here; whoever changes what it depends on asks for that.

create table pluggy.uncounted_accounts (
  account_id uuid primary key,
  user_id text not null references pluggy.users (id) on delete cascade,
  same_as uuid
);
comment on table pluggy.uncounted_accounts is 'Open accounts that totals do not count, as a worker last decided. For the views of pluggy_api; the API decides anew each time.';
comment on column pluggy.uncounted_accounts.same_as is 'The account that counts in its place: the same one through another connection; null: the person took it out.';
create index uncounted_accounts_by_user on pluggy.uncounted_accounts (user_id);

alter table pluggy.uncounted_accounts enable row level security;
create policy own_rows on pluggy.uncounted_accounts for select
  using (coalesce(user_id = (select current_setting('pluggy.user_id', true)), false));

create table pluggy.standings_due (
  id bigint generated always as identity primary key,
  user_id text not null references pluggy.users (id) on delete cascade,
  due_at timestamptz not null
);
comment on table pluggy.standings_due is 'Whose accounts have to be decided on anew. Rows are added and never changed, so that no writer waits for another.';
comment on column pluggy.standings_due.due_at is '-infinity: now. Later: a consent ends then, and its connection no longer works.';
create index standings_due_by_time on pluggy.standings_due (due_at);
create index standings_due_by_user on pluggy.standings_due (user_id);

alter table pluggy.standings_due enable row level security;
create policy own_rows on pluggy.standings_due for select
  using (coalesce(user_id = (select current_setting('pluggy.user_id', true)), false));
create policy own_rows_added on pluggy.standings_due for insert
  with check (coalesce(user_id = (select current_setting('pluggy.user_id', true)), false));

create or replace function pluggy.note_accounts_of(users text[]) returns void language sql as $$
  insert into pluggy.standings_due (user_id, due_at)
  select distinct u.id, '-infinity'::timestamptz from unnest(users) u (id) where u.id is not null;
  insert into pluggy.changes (user_id, kind, ids)
  select a.user_id, 'account', array_agg(a.id order by a.id)
  from pluggy.accounts a
  where a.user_id = any (users) and a.deleted_at is null
  group by a.user_id having count(*) > 1
$$;
comment on function pluggy.note_accounts_of(text[]) is
  'Notes all accounts of these users, and that they are to be decided on: which of them count and which are another one''s double depends on all of them.';

insert into pluggy.standings_due (user_id, due_at)
select user_id, '-infinity' from pluggy.accounts where user_id is not null group by user_id having count(*) > 1;

do $$ begin
  if to_regnamespace('pluggy_api') is null then
    create schema pluggy_api;
  end if;
end $$;
comment on schema pluggy_api is 'Views for analysts, of all users. Their columns stay as they are; new ones may be added. Deleted rows and encrypted values are not in them.';

create view pluggy_api.items as
select i.user_id, i.id, i.raw #>> '{connector,name}' as bank,
  case when i.raw #>> '{connector,id}' ~ '^\d{1,9}$' then (i.raw #>> '{connector,id}')::integer end as connector_id,
  c.alias, i.status, i.raw->>'executionStatus' as execution_status,
  pluggy.instant_or_null(i.raw->>'lastUpdatedAt') as last_updated_at, i.sync_finished_at as synced_at,
  pluggy.instant_or_null(i.raw->>'consentExpiresAt') as consent_expires_at, i.first_seen_at as connected_at
from pluggy.items i
left join pluggy.item_choices c on c.item_id = i.id and c.user_id = i.user_id
where i.user_id is not null and i.deleted_at is null;
comment on view pluggy_api.items is 'Connections: one person at one bank.';
comment on column pluggy_api.items.user_id is 'Your own id of the person.';
comment on column pluggy_api.items.id is 'Pluggy''s id of the connection.';
comment on column pluggy_api.items.bank is 'The name of the bank or other institution, as Pluggy has it.';
comment on column pluggy_api.items.connector_id is 'Pluggy''s number of it.';
comment on column pluggy_api.items.alias is 'The person''s own name of the connection; null: none.';
comment on column pluggy_api.items.status is 'Pluggy''s status, such as UPDATED, LOGIN_ERROR, OUTDATED.';
comment on column pluggy_api.items.execution_status is 'How Pluggy''s last read of the bank ended, such as SUCCESS.';
comment on column pluggy_api.items.last_updated_at is 'When Pluggy last read the bank.';
comment on column pluggy_api.items.synced_at is 'When this database last read everything new from Pluggy; null: not yet.';
comment on column pluggy_api.items.consent_expires_at is 'When the person''s consent ends; null: it does not, or the bank does not say.';
comment on column pluggy_api.items.connected_at is 'When this database first heard of the connection.';

create view pluggy_api.accounts as
select a.user_id, a.id, a.item_id, i.raw #>> '{connector,name}' as bank, a.raw->>'name' as name, a.type,
  a.raw->>'subtype' as subtype, a.currency_code, a.balance, u.account_id is null as counted, u.same_as, c.alias
from pluggy.accounts a
join pluggy.items i on i.id = a.item_id and i.deleted_at is null
left join pluggy.uncounted_accounts u on u.account_id = a.id
left join pluggy.account_choices c on c.account_id = a.id and c.user_id = a.user_id
where a.user_id is not null and a.deleted_at is null;
comment on view pluggy_api.accounts is 'Open accounts and cards. An account that a person has through two connections is there twice, and counted once: sum up "where counted".';
comment on column pluggy_api.accounts.user_id is 'Your own id of the person.';
comment on column pluggy_api.accounts.id is 'Pluggy''s id of the account.';
comment on column pluggy_api.accounts.item_id is 'The connection, in items.';
comment on column pluggy_api.accounts.bank is 'The name of the bank, as its connection has it.';
comment on column pluggy_api.accounts.name is 'The bank''s name of the account.';
comment on column pluggy_api.accounts.type is 'BANK, or CREDIT for a card.';
comment on column pluggy_api.accounts.subtype is 'Such as CHECKING_ACCOUNT, SAVINGS_ACCOUNT, CREDIT_CARD.';
comment on column pluggy_api.accounts.currency_code is 'Of balance, such as BRL.';
comment on column pluggy_api.accounts.balance is 'BANK: funds. CREDIT: the used limit, instalments to come included; positive is owed.';
comment on column pluggy_api.accounts.counted is 'Whether totals count it. False: the person took it out, or it is another one''s double. Decided anew seconds after something changed.';
comment on column pluggy_api.accounts.same_as is 'The account that counts in its place: the same one through another connection; null: none.';
comment on column pluggy_api.accounts.alias is 'The person''s own name of the account; null: none.';

create view pluggy_api.transactions as
select a.user_id, t.id, t.account_id, pluggy.local_day(t.date) as local_date, t.amount,
  case when a.type = 'CREDIT' then -t.amount else t.amount end as signed_amount, t.currency_code,
  t.raw->>'description' as description,
  coalesce(n.category_id, n.rule_category_id, nullif(t.raw->>'categoryId', '')) as category_id,
  coalesce(case when num_nonnulls(n.category_id, n.rule_category_id) = 0 then t.raw->>'category' end, k.raw->>'description') as category,
  t.status, n.note, coalesce(n.tags, n.rule_tags, '{}') as tags, coalesce(n.ignored, n.rule_ignored, false) as ignored,
  n.own_date, coalesce(n.own_date, pluggy.local_day(t.date)) as counts_on, t.date as occurred_at,
  case when a.type = 'CREDIT' then -1 else 1 end * case
    when jsonb_typeof(t.raw->'amountInAccountCurrency') = 'number' then (t.raw->>'amountInAccountCurrency')::numeric
    when coalesce(t.currency_code = a.currency_code, a.type = 'BANK') then t.amount end as signed_amount_in_account_currency,
  a.currency_code as account_currency_code, k.raw->>'descriptionTranslated' as category_pt,
  t.raw #>> '{merchant,name}' as merchant, u.account_id is null as counted
from pluggy.accounts a
join pluggy.items i on i.id = a.item_id and i.deleted_at is null
join pluggy.transactions t on t.account_id = a.id and t.deleted_at is null
left join pluggy.uncounted_accounts u on u.account_id = a.id
left join pluggy.annotations n on n.account_id = t.account_id and n.transaction_id = t.id and n.user_id = a.user_id
left join pluggy.categories k on k.id = coalesce(n.category_id, n.rule_category_id, nullif(t.raw->>'categoryId', ''))
where a.user_id is not null and a.deleted_at is null and u.same_as is null;
comment on view pluggy_api.transactions is 'Transactions of open accounts, each once: of an account that is there through two connections, those of the connection that counts.';
comment on column pluggy_api.transactions.user_id is 'Your own id of the person.';
comment on column pluggy_api.transactions.id is 'Pluggy''s id of the transaction. Pluggy may give a purchase a new one, such as when it is posted.';
comment on column pluggy_api.transactions.account_id is 'The account or card, in accounts.';
comment on column pluggy_api.transactions.local_date is 'The calendar day: a bank that knows only a day gives that day, else the day in São Paulo. Null: the bank gave a placeholder.';
comment on column pluggy_api.transactions.amount is 'As Pluggy has it, in currency_code. On a card, a purchase is positive.';
comment on column pluggy_api.transactions.signed_amount is 'The effect on the person''s money, in currency_code: negative is money out, for purchases on cards too.';
comment on column pluggy_api.transactions.currency_code is 'Of amount and signed_amount, such as BRL; null: the bank names none.';
comment on column pluggy_api.transactions.description is 'The bank''s words.';
comment on column pluggy_api.transactions.category_id is 'The category that counts: the person''s own, else one of a rule of the person''s, else Pluggy''s.';
comment on column pluggy_api.transactions.category is 'Its name in English.';
comment on column pluggy_api.transactions.status is 'POSTED, or PENDING.';
comment on column pluggy_api.transactions.note is 'What the person wrote; null: nothing.';
comment on column pluggy_api.transactions.tags is 'The person''s tags; empty: none.';
comment on column pluggy_api.transactions.ignored is 'True: the person wants it in no sum.';
comment on column pluggy_api.transactions.own_date is 'The day that the person gave it; null: none.';
comment on column pluggy_api.transactions.counts_on is 'The day on which sums count it: own_date, else local_date.';
comment on column pluggy_api.transactions.occurred_at is 'The bank''s time, for conditions that an index serves. Midnight UTC where the bank knows only the day.';
comment on column pluggy_api.transactions.signed_amount_in_account_currency is 'signed_amount in account_currency_code; null: in another currency, and the bank did not convert it.';
comment on column pluggy_api.transactions.account_currency_code is 'The currency of its account.';
comment on column pluggy_api.transactions.category_pt is 'The name of its category in Portuguese.';
comment on column pluggy_api.transactions.merchant is 'The merchant''s name, where Pluggy knows it.';
comment on column pluggy_api.transactions.counted is 'Whether totals count its account; see accounts.';

create view pluggy_api.balances as
select a.user_id, b.account_id, b.at, pluggy.local_day(b.at) as local_date, b.as_of,
  coalesce(b.currency_code, a.currency_code) as currency_code, b.balance, b.credit_limit, b.available_credit_limit,
  b.minimum_payment, u.account_id is null as counted
from pluggy.accounts a
join pluggy.items i on i.id = a.item_id and i.deleted_at is null
join pluggy.balances b on b.account_id = a.id
left join pluggy.uncounted_accounts u on u.account_id = a.id
where a.user_id is not null and a.deleted_at is null and u.same_as is null;
comment on view pluggy_api.balances is 'What the figures of an account were: one row for each time that one of them was different. An account with two connections is there once.';
comment on column pluggy_api.balances.user_id is 'Your own id of the person.';
comment on column pluggy_api.balances.account_id is 'The account or card, in accounts.';
comment on column pluggy_api.balances.at is 'When this database read it. It holds until the account''s next row.';
comment on column pluggy_api.balances.local_date is 'The day of "at" in São Paulo.';
comment on column pluggy_api.balances.as_of is 'When Pluggy last updated the account then.';
comment on column pluggy_api.balances.currency_code is 'Of the amounts.';
comment on column pluggy_api.balances.balance is 'As in accounts.';
comment on column pluggy_api.balances.credit_limit is 'Of a card; null where the bank does not say.';
comment on column pluggy_api.balances.available_credit_limit is 'Of a card: what is left of it.';
comment on column pluggy_api.balances.minimum_payment is 'Of a card: the least that has to be paid of the bill.';
comment on column pluggy_api.balances.counted is 'Whether totals count the account; see accounts.';

create view pluggy_api.bills as
select a.user_id, b.id, b.parent_id as account_id, pluggy.local_day(pluggy.instant_or_null(b.raw->>'dueDate')) as due_date,
  pluggy.local_day(pluggy.instant_or_null(b.raw->>'billClosingDate')) as closing_date, b.total_amount,
  coalesce(nullif(b.raw->>'totalAmountCurrencyCode', ''), a.currency_code) as currency_code,
  case when jsonb_typeof(b.raw->'minimumPaymentAmount') = 'number' then (b.raw->>'minimumPaymentAmount')::numeric end as minimum_payment,
  u.account_id is null as counted
from pluggy.accounts a
join pluggy.items i on i.id = a.item_id and i.deleted_at is null
join pluggy.bills b on b.parent_id = a.id and b.deleted_at is null
left join pluggy.uncounted_accounts u on u.account_id = a.id
where a.user_id is not null and a.deleted_at is null and u.same_as is null;
comment on view pluggy_api.bills is 'Closed bills of cards. A card with two connections is there once.';
comment on column pluggy_api.bills.user_id is 'Your own id of the person.';
comment on column pluggy_api.bills.id is 'Pluggy''s id of the bill; one id may stand at several cards.';
comment on column pluggy_api.bills.account_id is 'The card, in accounts.';
comment on column pluggy_api.bills.due_date is 'The day on which it has to be paid.';
comment on column pluggy_api.bills.closing_date is 'The day on which it was closed; null where the bank does not say.';
comment on column pluggy_api.bills.total_amount is 'What has to be paid; positive is owed.';
comment on column pluggy_api.bills.currency_code is 'Of the amounts.';
comment on column pluggy_api.bills.minimum_payment is 'The least that has to be paid; null where the bank does not say.';
comment on column pluggy_api.bills.counted is 'Whether totals count the card; see accounts.';

create view pluggy_api.investments as
with doubled as (
  select a.item_id from pluggy.accounts a left join pluggy.uncounted_accounts u on u.account_id = a.id
  where a.deleted_at is null group by a.item_id having bool_and(u.same_as is not null)
)
select x.user_id, x.id, x.item_id, i.raw #>> '{connector,name}' as bank, x.raw->>'name' as name, x.raw->>'type' as type,
  x.raw->>'subtype' as subtype, x.raw->>'code' as code, x.raw->>'currencyCode' as currency_code, x.balance,
  case when jsonb_typeof(x.raw->'amountOriginal') = 'number' then (x.raw->>'amountOriginal')::numeric end as amount_original,
  pluggy.local_day(pluggy.instant_or_null(x.raw->>'dueDate')) as due_date, x.raw->>'status' as status
from pluggy.investments x
join pluggy.items i on i.id = x.item_id and i.deleted_at is null
where x.user_id is not null and x.deleted_at is null and not (
  x.item_id in (select item_id from doubled) and exists (
    select from pluggy.investments y join pluggy.items k on k.id = y.item_id and k.deleted_at is null
    where y.user_id = x.user_id and y.item_id not in (select item_id from doubled) and y.deleted_at is null
      and lower(y.raw->>'name') is not distinct from lower(x.raw->>'name')
      and (y.raw->'type', y.raw->'number', y.raw->'code', y.raw->'isin', y.raw->'dueDate', y.raw->'issueDate', y.raw->'currencyCode')
        is not distinct from (x.raw->'type', x.raw->'number', x.raw->'code', x.raw->'isin', x.raw->'dueDate', x.raw->'issueDate', x.raw->'currencyCode')));
comment on view pluggy_api.investments is 'Investments. One that is there through two connections is there once.';
comment on column pluggy_api.investments.user_id is 'Your own id of the person.';
comment on column pluggy_api.investments.id is 'Pluggy''s id of the investment.';
comment on column pluggy_api.investments.item_id is 'The connection, in items.';
comment on column pluggy_api.investments.bank is 'The name of the bank, as its connection has it.';
comment on column pluggy_api.investments.name is 'The bank''s name of it.';
comment on column pluggy_api.investments.type is 'Such as FIXED_INCOME, MUTUAL_FUND, EQUITY.';
comment on column pluggy_api.investments.subtype is 'Such as CDB, TREASURY, STOCK.';
comment on column pluggy_api.investments.code is 'Such as the ticker of a share; null: none.';
comment on column pluggy_api.investments.currency_code is 'Of the amounts.';
comment on column pluggy_api.investments.balance is 'What it is worth, net of taxes.';
comment on column pluggy_api.investments.amount_original is 'What was put in, where the bank says it.';
comment on column pluggy_api.investments.due_date is 'The day on which it ends; null: none.';
comment on column pluggy_api.investments.status is 'Such as ACTIVE, or TOTAL_WITHDRAWAL when nothing is left.';
