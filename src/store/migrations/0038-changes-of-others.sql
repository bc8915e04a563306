-- Changes of one object that change how others are shown.

-- Every write of an annotation is a change of it, whatever columns it has.
create or replace trigger note_updates after update on pluggy.annotations referencing new table as noted_rows
  for each statement execute function pluggy.note_rows('annotation', 'transaction_id', 'account_id');

create function pluggy.note_accounts_of(users text[]) returns void language sql as $$
  insert into pluggy.changes (user_id, kind, ids)
  select a.user_id, 'account', array_agg(a.id order by a.id)
  from pluggy.accounts a
  where a.user_id = any (users) and a.deleted_at is null
  group by a.user_id having count(*) > 1
$$;
comment on function pluggy.note_accounts_of(text[]) is
  'Notes all accounts of these users: which of them count and which are another one''s double depends on all of them.';

-- What decides that: src/domain/account-standings.ts. An account that comes, goes, is closed or has its first transactions, a
-- connection that stops to work, what the person says. Balances are not among it.
create function pluggy.note_standings() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'accounts' and tg_op = 'INSERT' then
    perform pluggy.note_accounts_of(array(select distinct user_id from new_rows));
  elsif tg_table_name = 'accounts' then
    perform pluggy.note_accounts_of(array(
      select distinct whose.id from new_rows n join old_rows o on o.id = n.id
      cross join lateral (values (n.user_id), (o.user_id)) whose (id)
      where (n.user_id, n.deleted_at is null, n.swept_at is null, n.type, n.currency_code, n.raw->'number', n.raw->'subtype',
          n.raw->'bankData'->'transferNumber', n.raw->'creditData'->'brand', n.raw->'creditData'->'holderType', n.raw->'creditData'->'creditLimit')
        is distinct from (o.user_id, o.deleted_at is null, o.swept_at is null, o.type, o.currency_code, o.raw->'number', o.raw->'subtype',
          o.raw->'bankData'->'transferNumber', o.raw->'creditData'->'brand', o.raw->'creditData'->'holderType', o.raw->'creditData'->'creditLimit')));
    -- the sign of a transaction is its account's, and where it names no currency, that too
    insert into pluggy.changes (user_id, kind, account_id, ids)
    select t.user_id, 'transaction', t.account_id, array_agg(t.id)
    from (
      select t.user_id, t.account_id, t.id, row_number() over (partition by t.account_id) / 1000 as part
      from new_rows n join old_rows o on o.id = n.id join pluggy.transactions t on t.account_id = n.id
      where t.user_id is not null and t.deleted_at is null
        and (n.type, n.currency_code) is distinct from (o.type, o.currency_code)
    ) t group by t.user_id, t.account_id, t.part;
  elsif tg_table_name = 'items' then
    perform pluggy.note_accounts_of(array(
      select distinct n.user_id from new_rows n join old_rows o on o.id = n.id
      where (n.status in ('LOGIN_ERROR', 'OUTDATED'), n.missing_since is null, n.deleted_at is null, n.raw->'consentExpiresAt')
        is distinct from (o.status in ('LOGIN_ERROR', 'OUTDATED'), o.missing_since is null, o.deleted_at is null, o.raw->'consentExpiresAt')));
  else
    perform pluggy.note_accounts_of(array(select distinct user_id from new_rows));
  end if;
  return null;
end $$;
comment on function pluggy.note_standings() is
  'Notes the accounts of a user where something decides anew which of them count, and transactions whose sign changes.';

create trigger note_standings_inserts after insert on pluggy.accounts referencing new table as new_rows
  for each statement execute function pluggy.note_standings();
create trigger note_standings_updates after update on pluggy.accounts referencing old table as old_rows new table as new_rows
  for each statement execute function pluggy.note_standings();
create trigger note_standings_updates after update on pluggy.items referencing old table as old_rows new table as new_rows
  for each statement execute function pluggy.note_standings();
create trigger note_standings_inserts after insert on pluggy.account_choices referencing new table as new_rows
  for each statement execute function pluggy.note_standings();
create trigger note_standings_updates after update on pluggy.account_choices referencing new table as new_rows
  for each statement execute function pluggy.note_standings();
create trigger note_standings_deletes after delete on pluggy.account_choices referencing old table as new_rows
  for each statement execute function pluggy.note_standings();
