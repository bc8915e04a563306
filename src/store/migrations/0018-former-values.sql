-- What rows were before they changed in place, and what is not taken as the truth yet. See
-- docs/decisions/0015-former-values.md.

create table pluggy.transaction_versions (
  account_id uuid not null references pluggy.accounts (id) on delete cascade,
  id uuid not null,
  number bigint generated always as identity,
  user_id text,
  raw jsonb not null,
  valid_from timestamptz not null,
  valid_until timestamptz not null,
  replaced_at timestamptz not null,
  reason text not null check (reason in ('changed', 'not_listed', 'not_found', 'account_gone', 'item_gone')),
  primary key (account_id, id, number)
);
comment on table pluggy.transaction_versions is
  'Former values of transactions. Written in the statement that overwrites one; the present value is in pluggy.transactions. No foreign key to the rows: it would cost every update of a row.';
comment on column pluggy.transaction_versions.valid_until is 'When it was overwritten, or hidden.';
comment on column pluggy.transaction_versions.replaced_at is 'When the next value was stored: later than valid_until where the row was hidden and returned.';
comment on column pluggy.transaction_versions.reason is 'Why it ended: the row changed, or was hidden (pluggy.transactions.deleted_reason) and returned.';

create table pluggy.list_versions (
  list text not null check (list in ('bills', 'investments', 'investmentTransactions', 'loans', 'consents')),
  id uuid not null,
  number bigint generated always as identity,
  item_id uuid not null references pluggy.items (id) on delete cascade,
  user_id text references pluggy.users (id),
  raw jsonb not null,
  personal bytea,
  valid_from timestamptz not null,
  valid_until timestamptz not null,
  replaced_at timestamptz not null,
  reason text not null check (reason in ('changed', 'not_listed')),
  primary key (list, id, number)
);
comment on table pluggy.list_versions is
  'The same of the other lists of an item. A row of an investment or a loan keeps the members that stood apart (personal) as they were encrypted then.';
create index list_versions_by_item on pluggy.list_versions (item_id);
create index list_versions_personal on pluggy.list_versions (number) where personal is not null;

alter table pluggy.investments
  add column pending jsonb,
  add column pending_since timestamptz,
  add column pending_job bigint,
  add constraint investments_pending_whole check ((pending is null) = (pending_since is null) and (pending is null) = (pending_job is null));
comment on column pluggy.investments.pending is
  'Pluggy said once that all of it was withdrawn. The value before is shown until another run reads the same.';
comment on column pluggy.investments.pending_job is 'The job that read it: a second reading is one of another job.';
