-- When a person chose whether an account counts: what ended after that counted in its place.
alter table pluggy.account_choices add column counting_at timestamptz;
update pluggy.account_choices set counting_at = changed_at where counting is not null;
comment on column pluggy.account_choices.counting_at is 'When counting became what it is; null: nothing is chosen.';

-- Consents say too whether a connection works, and so which of two accounts counts.
create function pluggy.note_standings_by_consents() returns trigger language plpgsql as $$
begin
  insert into pluggy.standings_due (user_id, due_at)
  select distinct user_id, '-infinity'::timestamptz from new_rows where user_id is not null;
  return null;
end $$;
comment on function pluggy.note_standings_by_consents() is 'Notes whose accounts are to be decided on since a consent has changed; the change itself is noted as one of the consent.';
create trigger note_standings_inserts after insert on pluggy.consents referencing new table as new_rows
  for each statement execute function pluggy.note_standings_by_consents();
create trigger note_standings_updates after update on pluggy.consents referencing new table as new_rows
  for each statement execute function pluggy.note_standings_by_consents();

-- A read under way must not stand for one that somebody asked for after it began.
alter table pluggy.accounts add column reads_count_from timestamptz;
comment on column pluggy.accounts.reads_count_from is 'Somebody asked then for all of the account to be read: a read from end to end that began before does not count.';

-- Of boletos the first versions that encrypted documents left in clear what names a person beside the figures. Each account is
-- looked at once more, before its next read or in the background; what is encrypted stays as it is.
update pluggy.accounts set documents_clear_after = '00000000-0000-0000-0000-000000000000' where documents_clear_after is null;
create index accounts_in_clear on pluggy.accounts (id) where documents_clear_after is not null;
