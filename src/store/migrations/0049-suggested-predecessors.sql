-- Rows that may be others under a new id, where that is not sure: the person says. And who is about to be erased.

create table pluggy.suggested_predecessors (
  account_id uuid not null references pluggy.accounts (id) on delete cascade,
  new_id uuid not null,
  old_id uuid not null,
  suggested_at timestamptz not null,
  refused_at timestamptz,
  primary key (account_id, new_id, old_id),
  check (old_id <> new_id)
);
comment on table pluggy.suggested_predecessors is
  'old_id is a tombstone that was pending, new_id a row that it may have become. Confirmed, it is a link and no longer here. See docs/decisions/0039-suggested-predecessors.md.';
comment on column pluggy.suggested_predecessors.refused_at is 'When the person said no: the pair is not suggested again. Null: open.';
create unique index suggested_predecessors_open on pluggy.suggested_predecessors (account_id, new_id) where refused_at is null;
create unique index suggested_predecessors_old on pluggy.suggested_predecessors (account_id, old_id) where refused_at is null;

alter table pluggy.suggested_predecessors enable row level security;
create policy own_rows on pluggy.suggested_predecessors
  using (pluggy.is_own_account(account_id)) with check (pluggy.is_own_account(account_id));

-- a suggestion is shown with the row that it is made of: its coming and going is a change of that row
create function pluggy.note_suggestions() returns trigger language plpgsql as $$
begin
  insert into pluggy.changes (user_id, kind, account_id, ids)
  select t.user_id, 'transaction', t.account_id, array_agg(distinct t.id)
  from noted_rows s join pluggy.transactions t on t.account_id = s.account_id and t.id = s.new_id
  where t.user_id is not null group by t.user_id, t.account_id;
  return null;
end $$;
comment on function pluggy.note_suggestions() is 'Notes the transactions whose suggested predecessor came, went or was refused.';
create trigger note_inserts after insert on pluggy.suggested_predecessors referencing new table as noted_rows
  for each statement execute function pluggy.note_suggestions();
create trigger note_updates after update on pluggy.suggested_predecessors referencing new table as noted_rows
  for each statement execute function pluggy.note_suggestions();
create trigger note_deletes after delete on pluggy.suggested_predecessors referencing old table as noted_rows
  for each statement execute function pluggy.note_suggestions();

-- a suggestion that a person confirms is a link like others
alter table pluggy.transaction_links drop constraint transaction_links_evidence_check;
alter table pluggy.transaction_links add constraint transaction_links_evidence_check
  check (evidence in ('provider_id', 'content', 'date_moved', 'text_changed', 'person'));
create policy own_rows_added on pluggy.transaction_links for insert with check (pluggy.is_own_account(account_id));

alter table pluggy.users add column erasing_at timestamptz;
comment on column pluggy.users.erasing_at is 'Since when the person waits to be erased: until then nothing of them is read (Database.asUser). Null: they do not.';

create function pluggy.read_for(who text) returns void language plpgsql as $$
begin
  if exists (select from pluggy.users u where u.id = who and u.erasing_at is not null) then
    who := '';
  end if;
  perform set_config('pluggy.user_id', who, true);
end $$;
comment on function pluggy.read_for(text) is
  'Says for whom the transaction reads. Of a person who waits to be erased it reads as for nobody: row-level security shows nothing.';

