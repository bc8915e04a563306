-- Healing: when each connection is next compared with Pluggy, what the comparison found, and what it repaired. The
-- history of balances. Lists of Pluggy's that belong to nobody: banks and categories.

alter table pluggy.items
  add column reconcile_after timestamptz,
  add column reconciled_at timestamptz;
comment on column pluggy.items.reconcile_after is 'Not before this time is the item compared with Pluggy; null: no time was drawn yet.';
comment on column pluggy.items.reconciled_at is 'When everything of the item was last found equal to Pluggy''s, or made so.';

create table pluggy.month_checks (
  account_id uuid not null references pluggy.accounts (id),
  month text not null,
  rows_there integer not null,
  checksum_there numeric not null,
  rows_here integer not null,
  checksum_here numeric not null,
  changed_at timestamptz not null,
  primary key (account_id, month)
);
comment on table pluggy.month_checks is 'Transactions of a month at Pluggy and here, as the last comparison left them: count, and sum of a digest of each row.';
comment on column pluggy.month_checks.month is 'The first seven characters of Pluggy''s date, such as 2026-11: a month in UTC.';

create table pluggy.check_progress (
  account_id uuid primary key references pluggy.accounts (id),
  item_version text not null,
  saved_at timestamptz not null,
  after text not null,
  months jsonb not null
);
comment on table pluggy.check_progress is 'Comparisons that made way for other work: where they go on, and the digests of the pages read.';

create table pluggy.reconciliations (
  id bigint generated always as identity primary key,
  item_id uuid not null references pluggy.items (id),
  finished_at timestamptz not null,
  moved boolean not null,
  item_differed boolean not null,
  accounts_different integer not null,
  months_different integer not null,
  rows_repaired integer not null,
  products_repaired integer not null,
  months_left integer not null
);
comment on table pluggy.reconciliations is 'Comparisons that found a difference, for 90 days; one that found none leaves no row.';
comment on column pluggy.reconciliations.moved is 'The bank had been read again and no webhook had told of it.';
comment on column pluggy.reconciliations.products_repaired is 'Rows of the other products: bills, investments, loans and so on.';
comment on column pluggy.reconciliations.months_left is 'Months that still differed afterwards.';

create table pluggy.balances (
  account_id uuid not null references pluggy.accounts (id),
  at timestamptz not null,
  user_id text references pluggy.users (id),
  as_of timestamptz,
  currency_code text,
  balance numeric,
  closing_balance numeric,
  automatically_invested_balance numeric,
  overdraft_contracted_limit numeric,
  overdraft_used_limit numeric,
  unarranged_overdraft_amount numeric,
  credit_limit numeric,
  available_credit_limit numeric,
  minimum_payment numeric,
  balance_foreign_currency numeric,
  primary key (account_id, at)
);
comment on table pluggy.balances is 'What an account''s figures were: one row for each time that one of them was different. Amounts in currency_code.';
comment on column pluggy.balances.at is 'When this service read it.';
comment on column pluggy.balances.as_of is 'Pluggy''s updatedAt of the account.';

alter table pluggy.product_states
  drop constraint if exists product_states_product_check,
  drop constraint if exists product_states_state_check;
alter table pluggy.product_states
  add constraint product_states_product_check check (product in ('accounts', 'transactions', 'bills', 'investments',
    'investmentTransactions', 'loans', 'identity', 'consents')),
  add constraint product_states_state_check check (state in ('running', 'done', 'failed', 'not_offered', 'quota_used_up',
    'withheld'));

create table pluggy.connectors (
  id integer primary key,
  position integer not null,
  raw jsonb not null,
  changed_at timestamptz not null
);
comment on table pluggy.connectors is 'The banks that can be connected, as Pluggy last listed them.';

create table pluggy.categories (
  id text primary key,
  position integer not null,
  raw jsonb not null,
  changed_at timestamptz not null
);
comment on table pluggy.categories is 'Pluggy''s categories of transactions, with their names in English and Portuguese.';

create table pluggy.list_reads (
  name text primary key check (name in ('connectors', 'categories')),
  read_at timestamptz not null
);

create index items_by_reconcile on pluggy.items (reconcile_after nulls first);
create index reconciliations_by_item on pluggy.reconciliations (item_id, finished_at);
create index reconciliations_by_time on pluggy.reconciliations (finished_at);
create index balances_by_user on pluggy.balances (user_id);
