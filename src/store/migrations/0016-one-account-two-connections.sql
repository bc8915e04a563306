-- One account at the bank may come through two connections, and an account that the bank closed can still be read.
-- Which accounts are one is computed whenever somebody asks, from what is stored of them: nothing of it stands here.

-- closed accounts are listed as well
drop index pluggy.accounts_by_user;
create index accounts_by_user on pluggy.accounts (user_id);

create table pluggy.account_choices (
  account_id uuid not null references pluggy.accounts (id) on delete cascade,
  user_id text not null references pluggy.users (id) on delete cascade,
  counting text check (counting in ('counts', 'apart', 'not')),
  alias text,
  changed_at timestamptz not null,
  primary key (account_id, user_id),
  check (num_nonnulls(counting, alias) > 0)
);
comment on table pluggy.account_choices is 'What a person set of an account. Nothing set: no row.';
comment on column pluggy.account_choices.counting is 'counts, not: whether totals count it. apart: they count it although another account that seems to be the same counts.';
comment on column pluggy.account_choices.alias is 'The person''s own name of it.';
create index account_choices_by_user on pluggy.account_choices (user_id);

create table pluggy.passed_annotations (
  from_account_id uuid not null references pluggy.accounts (id) on delete cascade,
  from_id uuid not null,
  user_id text not null references pluggy.users (id) on delete cascade,
  to_account_id uuid not null references pluggy.accounts (id) on delete cascade,
  to_id uuid not null,
  passed_at timestamptz not null,
  primary key (from_account_id, from_id, user_id)
);
comment on table pluggy.passed_annotations is 'What a person said of a row whose account or connection has ended was said of this row of the same account through another connection as well. Never twice.';
create index passed_annotations_by_target on pluggy.passed_annotations (to_account_id, to_id);
create index passed_annotations_by_user on pluggy.passed_annotations (user_id);
