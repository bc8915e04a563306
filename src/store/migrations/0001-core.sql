-- The tables of the main job: who connected which bank, and what the bank said.
-- Rows carry Pluggy's own UUIDs; `raw` is the object as Pluggy sent it, numbers exact (jsonb keeps numerics).

create table pluggy.settings (
  name text primary key,
  value text not null
);
comment on table pluggy.settings is 'Facts about this database itself, such as the mode (live or sandbox) of its first migration.';

create table pluggy.secrets (
  id bigint generated always as identity primary key,
  purpose text not null check (purpose in ('webhook', 'session', 'phone')),
  value bytea not null,
  created_at timestamptz not null,
  retired_at timestamptz
);
comment on table pluggy.secrets is 'Secrets that all processes share. A retired webhook secret is still accepted for 24 hours.';

create table pluggy.users (
  id text primary key check (char_length(id) between 1 and 200),
  phone_hash bytea unique,
  created_at timestamptz not null
);
comment on column pluggy.users.phone_hash is 'HMAC-SHA256 of the E.164 number; the number itself is not stored.';

create table pluggy.items (
  id uuid primary key,
  user_id text references pluggy.users (id),
  client_id text not null,
  status text not null,
  raw jsonb not null,
  first_seen_at timestamptz not null,
  changed_at timestamptz not null,
  missing_since timestamptz,
  deleted_at timestamptz,
  sync_state text not null default 'never' check (sync_state in ('never', 'running', 'done', 'failed')),
  sync_started_at timestamptz,
  sync_finished_at timestamptz,
  sync_rows_read bigint,
  sync_error text,
  sync_report jsonb,
  check ((sync_state = 'failed') = (sync_error is not null)),
  check (sync_state <> 'done' or sync_finished_at is not null)
);
comment on column pluggy.items.user_id is 'From the item''s clientUserId; null: nobody''s, for the administrator alone.';
comment on column pluggy.items.missing_since is 'Pluggy answered 404 once; a second 404 is believed.';
comment on column pluggy.items.sync_error is 'Code from docs/errors.md, never a message.';

create table pluggy.accounts (
  id uuid primary key,
  item_id uuid not null references pluggy.items (id),
  user_id text references pluggy.users (id),
  type text not null,
  balance numeric,
  currency_code text,
  raw jsonb not null,
  first_seen_at timestamptz not null,
  changed_at timestamptz not null,
  swept_at timestamptz,
  deleted_at timestamptz
);
comment on column pluggy.accounts.balance is 'In currency_code. Bank: funds. Card: the open amount, positive = owed.';
comment on column pluggy.accounts.swept_at is 'When all transactions of the account were last read from the first to the last page.';

create table pluggy.transactions (
  account_id uuid not null references pluggy.accounts (id),
  id uuid not null,
  user_id text,
  date timestamptz not null,
  amount numeric not null,
  currency_code text not null,
  type text not null,
  status text not null,
  raw jsonb not null,
  first_seen_at timestamptz not null,
  changed_at timestamptz not null,
  deleted_at timestamptz,
  primary key (account_id, id)
);
comment on column pluggy.transactions.amount is 'As Pluggy gives it, in currency_code. Bank: negative = out. Card: positive = purchase.';
comment on column pluggy.transactions.deleted_at is 'Tombstone: Pluggy no longer has the row. A row that returns loses it.';

create table pluggy.refused_rows (
  account_id uuid not null references pluggy.accounts (id),
  user_id text,
  digest bytea not null,
  sqlstate text not null,
  payload text not null,
  seen_at timestamptz not null,
  primary key (account_id, digest)
);
comment on table pluggy.refused_rows is 'Transactions that PostgreSQL would not take as they came, kept as text so that nothing is lost.';

create table pluggy.inbox (
  id bigint generated always as identity primary key,
  event_id text not null unique,
  event text not null,
  item_id uuid,
  user_id text,
  body jsonb not null,
  received_at timestamptz not null,
  settled_at timestamptz,
  outcome text check (outcome in ('applied', 'unknown-item', 'other-client', 'no-work')),
  check ((settled_at is null) = (outcome is null))
);
comment on table pluggy.inbox is 'Every webhook that was acknowledged, once per event; unsettled rows are hints that a sync still has to act on.';

create index items_by_user on pluggy.items (user_id, first_seen_at) where deleted_at is null;
create index accounts_by_item on pluggy.accounts (item_id);
create index accounts_by_user on pluggy.accounts (user_id) where deleted_at is null;
create index transactions_by_day on pluggy.transactions (account_id, date desc, id desc);
create index inbox_unsettled on pluggy.inbox (item_id, id) where settled_at is null;
create unique index secrets_one_current on pluggy.secrets (purpose) where retired_at is null;
