-- What a person sets of a connection, and the rules by which a person sorts transactions.

create table pluggy.item_choices (
  item_id uuid not null references pluggy.items (id) on delete cascade,
  user_id text not null references pluggy.users (id) on delete cascade,
  alias text,
  refresh_refused text,
  refresh_refused_at timestamptz,
  refresh_allowed_at timestamptz,
  changed_at timestamptz not null,
  primary key (item_id, user_id)
);
comment on table pluggy.item_choices is 'The person''s own name of a connection, and what Pluggy last said when the person asked for it to be read.';
comment on column pluggy.item_choices.refresh_refused is 'A code of docs/errors.md; null: Pluggy read it.';
comment on column pluggy.item_choices.refresh_allowed_at is 'When Pluggy will not refuse any more, where it said so.';
create index item_choices_by_user on pluggy.item_choices (user_id);

create table pluggy.rules (
  id uuid primary key,
  user_id text not null references pluggy.users (id) on delete cascade,
  created_at timestamptz not null,
  match_text text,
  match_account_id uuid references pluggy.accounts (id) on delete cascade,
  amount_from numeric,
  amount_to numeric,
  direction text check (direction in ('in', 'out')),
  category_id text,
  tags text[],
  ignored boolean,
  constraint rules_do_something check (num_nonnulls(category_id, tags, ignored) > 0)
);
comment on table pluggy.rules is 'What a person wants said of transactions by itself. Null: the rule does not ask, or does not say.';
comment on column pluggy.rules.amount_from is 'Of the signed amount, as amount_to.';
create index rules_by_user on pluggy.rules (user_id);
create index rules_by_account on pluggy.rules (match_account_id) where match_account_id is not null;

create table pluggy.rule_runs (
  id uuid primary key,
  user_id text not null references pluggy.users (id) on delete cascade,
  rule_id uuid not null,
  started_at timestamptz not null,
  undone_at timestamptz
);
comment on table pluggy.rule_runs is 'A rule applied to rows that were there already. It outlives its rule, so that it can be undone.';
create index rule_runs_by_user on pluggy.rule_runs (user_id);

create table pluggy.rule_marks (
  account_id uuid primary key references pluggy.accounts (id) on delete cascade,
  change_id bigint not null,
  applied_at timestamptz not null
);
comment on table pluggy.rule_marks is 'Up to which entry of pluggy.changes the rules of its person have met the new rows of an account.';

comment on column pluggy.annotations.rule_runs is 'What rules put there, the oldest first: [{"rule": id, "run": id or null, "categoryId"?, "ignored"?, "tags"?}]; of category and ignored the last one counts, of tags all. run: null where the row got it as it came.';

alter table pluggy.item_choices enable row level security;
create policy own_rows on pluggy.item_choices
  using (coalesce(user_id = (select current_setting('pluggy.user_id', true)), false))
  with check (coalesce(user_id = (select current_setting('pluggy.user_id', true)), false));

alter table pluggy.rules enable row level security;
create policy own_rows on pluggy.rules
  using (coalesce(user_id = (select current_setting('pluggy.user_id', true)), false))
  with check (coalesce(user_id = (select current_setting('pluggy.user_id', true)), false));

alter table pluggy.rule_runs enable row level security;
create policy own_rows on pluggy.rule_runs
  using (coalesce(user_id = (select current_setting('pluggy.user_id', true)), false))
  with check (coalesce(user_id = (select current_setting('pluggy.user_id', true)), false));

alter table pluggy.rule_marks enable row level security;
create policy own_rows on pluggy.rule_marks for select using (pluggy.is_own_account(account_id));

-- the feed tells of these as of what they belong to
create trigger note_inserts after insert on pluggy.item_choices referencing new table as noted_rows
  for each statement execute function pluggy.note_rows('item', 'item_id', '');
create trigger note_updates after update on pluggy.item_choices referencing old table as old_rows new table as new_rows
  for each statement execute function pluggy.note_updates('item', 'item_id', '', 'item_id,user_id', 'alias');
create trigger note_deletes after delete on pluggy.item_choices referencing old table as noted_rows
  for each statement execute function pluggy.note_rows('item', 'item_id', '');

drop trigger note_updates on pluggy.annotations;
create trigger note_updates after update on pluggy.annotations referencing old table as old_rows new table as new_rows
  for each statement execute function pluggy.note_updates('annotation', 'transaction_id', 'account_id',
    'account_id,transaction_id,user_id',
    'category_id,note,ignored,tags,own_date,rule_category_id,rule_ignored,rule_tags,changed_at');
