-- The log of changes: what GET /changes answers, what streams of events resume from, what outgoing webhooks carry.
-- A transaction that writes notes what it wrote, without a number. The numbers are given after its commit
-- (pluggy.number_changes): a row that commits late gets a later number, and nobody who has read up to a number misses
-- it. See docs/decisions/0029-changes-are-numbered-after-the-commit.md.

create table pluggy.changes (
  id bigint generated always as identity primary key,
  sequence bigint,
  user_id text not null,
  kind text not null check (kind in ('item', 'account', 'transaction', 'bill', 'investment', 'investmentTransaction',
    'loan', 'identity', 'consent', 'annotation', 'user')),
  account_id uuid,
  ids uuid[] not null,
  numbered_at timestamptz,
  constraint changes_say_what check ((kind = 'user') = (ids = '{}')),
  constraint changes_name_account check ((account_id is not null) = (kind in ('transaction', 'bill', 'annotation'))),
  constraint changes_numbered check ((sequence is null) = (numbered_at is null))
);
-- ids do not compress; trying to costs the writers
alter table pluggy.changes alter column ids set storage external;
comment on table pluggy.changes is 'Which objects changed, not how: one row for each written page. No foreign keys: an entry outlives what it names.';
comment on column pluggy.changes.sequence is 'Its place in the order in which changes are read; null: not numbered yet, and read by nobody.';
comment on column pluggy.changes.kind is 'user: the person was erased, and has no entry older than this one.';
comment on column pluggy.changes.account_id is 'Of transactions, their annotations and bills, which are known by their account and their id.';
comment on column pluggy.changes.ids is 'Of an identity the item''s id, of an annotation the transaction''s.';
create index changes_waiting on pluggy.changes (id) where sequence is null;
create unique index changes_by_sequence on pluggy.changes (sequence) where sequence is not null;
create index changes_by_user on pluggy.changes (user_id, sequence);

alter table pluggy.changes enable row level security;
create policy own_rows on pluggy.changes for select
  using (coalesce(user_id = (select current_setting('pluggy.user_id', true)), false));
create policy own_rows_added on pluggy.changes for insert
  with check (coalesce(user_id = (select current_setting('pluggy.user_id', true)), false));

create table pluggy.change_sequence (
  is_only boolean primary key default true check (is_only),
  last bigint not null default 0,
  forgotten bigint not null default 0,
  incarnation text,
  lost int8multirange not null default '{}'
);
insert into pluggy.change_sequence default values;
comment on table pluggy.change_sequence is 'One row: how far the log of changes is numbered. Whoever gives numbers locks it.';
comment on column pluggy.change_sequence.forgotten is 'Entries up to this number are no longer kept.';
comment on column pluggy.change_sequence.incarnation is 'The server and its history in which the last numbers were given; see pluggy.incarnation.';
comment on column pluggy.change_sequence.lost is 'Numbers that an earlier incarnation may have given to changes that this one does not have.';

create function pluggy.incarnation() returns text language plpgsql volatile as $$
begin
  return (select system_identifier from pg_control_system())
    || '/' || substr(pg_walfile_name(pg_current_wal_insert_lsn()), 1, 8)
    || '/' || (select oid from pg_database where datname = current_database());
exception when others then
  return null;
end $$;
comment on function pluggy.incarnation() is
  'The cluster, its timeline and the database in it: another one after a failover, a restore or an upgrade of PostgreSQL. Null where the server does not say.';

-- Each statement of this function sees what was committed before it began. So whoever has waited for the lock sees the
-- numbers that its former holder gave, and numbers become visible in their order.
create function pluggy.number_changes(at timestamptz) returns bigint language plpgsql volatile as $$
declare
  place pluggy.change_sequence;
  here text;
  given bigint;
begin
  if not exists (select from pluggy.changes where sequence is null) then
    return (select last from pluggy.change_sequence);
  end if;
  select * into place from pluggy.change_sequence for update;
  here := pluggy.incarnation();
  if here is distinct from place.incarnation and here is not null then
    if place.incarnation is not null then
      place.lost := place.lost + int8multirange(int8range(place.last + 1, place.last + 1000000000));
      place.last := place.last + 1000000000;
    end if;
    place.incarnation := here;
  end if;
  with waiting as materialized (
    -- a row that is locked is being erased
    select id from pluggy.changes where sequence is null order by id for update skip locked
  ), placed as (
    select id, row_number() over (order by id) as n from waiting
  ), numbered as (
    update pluggy.changes c set sequence = place.last + p.n, numbered_at = at
    from placed p where c.id = p.id
    returning 1
  )
  select count(*) into given from numbered;
  update pluggy.change_sequence
  set last = place.last + given, incarnation = place.incarnation, lost = place.lost;
  return place.last + given;
end $$;
comment on function pluggy.number_changes(timestamptz) is 'Numbers what was committed and has no number; answers the last number.';

-- Tables whose statements write few rows note by themselves what changed, so that no writer can forget to. Transactions
-- are named by the statement that writes them: their write path is measured.

create function pluggy.note_rows() returns trigger language plpgsql as $$
begin
  execute format(
    'insert into pluggy.changes (user_id, kind, account_id, ids)
     select user_id, %L, %s, array_agg(%I order by %3$I) from noted_rows where user_id is not null group by 1, 3',
    tg_argv[0], coalesce(nullif(tg_argv[2], ''), 'null::uuid'), tg_argv[1]);
  return null;
end $$;
comment on function pluggy.note_rows() is 'Notes each row of noted_rows. Arguments: the kind, the column of its id, the column of its account or nothing.';

create function pluggy.note_updates() returns trigger language plpgsql as $$
declare
  key text := (select string_agg(format('n.%1$I = o.%1$I', name), ' and ') from regexp_split_to_table(tg_argv[3], ',') name);
  compared text := (select string_agg(
      case when name = 'raw' and tg_argv[5] is not null
        then format('n.raw - %1$L::text[] is distinct from o.raw - %1$L::text[]', tg_argv[5])
        else format('n.%1$I is distinct from o.%1$I', name) end, ' or ')
    from regexp_split_to_table(tg_argv[4], ',') name);
begin
  execute format(
    'insert into pluggy.changes (user_id, kind, account_id, ids)
     select whose.id, %L, %s, array_agg(distinct n.%I)
     from new_rows n join old_rows o on %s cross join lateral (values (n.user_id), (o.user_id)) whose (id)
     where whose.id is not null and (%s) group by 1, 3',
    tg_argv[0], coalesce('n.' || nullif(tg_argv[2], ''), 'null::uuid'), tg_argv[1], key, compared);
  return null;
end $$;
comment on function pluggy.note_updates() is
  'Notes the rows that differ, for the user of before too. Arguments: as note_rows; the columns of the key; those that are compared; members of raw that are not.';

create trigger note_inserts after insert on pluggy.items referencing new table as noted_rows
  for each statement execute function pluggy.note_rows('item', 'id', '');
create trigger note_updates after update on pluggy.items referencing old table as old_rows new table as new_rows
  for each statement execute function pluggy.note_updates('item', 'id', '', 'id', 'user_id,raw,deleted_at,changed_at');

create trigger note_inserts after insert on pluggy.accounts referencing new table as noted_rows
  for each statement execute function pluggy.note_rows('account', 'id', '');
create trigger note_updates after update on pluggy.accounts referencing old table as old_rows new table as new_rows
  for each statement execute function
    pluggy.note_updates('account', 'id', '', 'id', 'user_id,item_id,raw,deleted_at,changed_at', '{owner,taxNumber}');

create trigger note_inserts after insert on pluggy.bills referencing new table as noted_rows
  for each statement execute function pluggy.note_rows('bill', 'id', 'parent_id');
create trigger note_updates after update on pluggy.bills referencing old table as old_rows new table as new_rows
  for each statement execute function
    pluggy.note_updates('bill', 'id', 'parent_id', 'parent_id,id', 'user_id,item_id,raw,deleted_at,changed_at');

create trigger note_inserts after insert on pluggy.investments referencing new table as noted_rows
  for each statement execute function pluggy.note_rows('investment', 'id', '');
create trigger note_updates after update on pluggy.investments referencing old table as old_rows new table as new_rows
  for each statement execute function
    pluggy.note_updates('investment', 'id', '', 'id', 'user_id,item_id,raw,deleted_at,changed_at', '{owner,debtor}');

create trigger note_inserts after insert on pluggy.investment_transactions referencing new table as noted_rows
  for each statement execute function pluggy.note_rows('investmentTransaction', 'id', '');
create trigger note_updates after update on pluggy.investment_transactions
  referencing old table as old_rows new table as new_rows for each statement execute function
    pluggy.note_updates('investmentTransaction', 'id', '', 'id', 'user_id,item_id,parent_id,raw,deleted_at,changed_at');

create trigger note_inserts after insert on pluggy.loans referencing new table as noted_rows
  for each statement execute function pluggy.note_rows('loan', 'id', '');
create trigger note_updates after update on pluggy.loans referencing old table as old_rows new table as new_rows
  for each statement execute function
    pluggy.note_updates('loan', 'id', '', 'id', 'user_id,item_id,raw,deleted_at,changed_at', '{ipocCode}');

create trigger note_inserts after insert on pluggy.consents referencing new table as noted_rows
  for each statement execute function pluggy.note_rows('consent', 'id', '');
create trigger note_updates after update on pluggy.consents referencing old table as old_rows new table as new_rows
  for each statement execute function
    pluggy.note_updates('consent', 'id', '', 'id', 'user_id,item_id,raw,deleted_at,changed_at');

-- of an identity nothing but its time tells whether it changed: its digest is another one under another key
create trigger note_inserts after insert on pluggy.identities referencing new table as noted_rows
  for each statement execute function pluggy.note_rows('identity', 'item_id', '');
create trigger note_updates after update on pluggy.identities referencing old table as old_rows new table as new_rows
  for each statement execute function
    pluggy.note_updates('identity', 'item_id', '', 'item_id', 'user_id,deleted_at,changed_at');

create trigger note_inserts after insert on pluggy.annotations referencing new table as noted_rows
  for each statement execute function pluggy.note_rows('annotation', 'transaction_id', 'account_id');
create trigger note_updates after update on pluggy.annotations referencing old table as old_rows new table as new_rows
  for each statement execute function pluggy.note_updates('annotation', 'transaction_id', 'account_id',
    'account_id,transaction_id,user_id', 'category_id,note,ignored,changed_at');
create trigger note_deletes after delete on pluggy.annotations referencing old table as noted_rows
  for each statement execute function pluggy.note_rows('annotation', 'transaction_id', 'account_id');

-- what a person sets of an account is a change of the account
create trigger note_inserts after insert on pluggy.account_choices referencing new table as noted_rows
  for each statement execute function pluggy.note_rows('account', 'account_id', '');
create trigger note_updates after update on pluggy.account_choices referencing old table as old_rows new table as new_rows
  for each statement execute function
    pluggy.note_updates('account', 'account_id', '', 'account_id,user_id', 'counting,alias,changed_at');
create trigger note_deletes after delete on pluggy.account_choices referencing old table as noted_rows
  for each statement execute function pluggy.note_rows('account', 'account_id', '');
