-- A run that ends looks whether another job of its serial waits.
create index jobs_ready_by_serial on pluggy.jobs (serial) where state = 'ready';

-- A statement that writes no row fires these as well, most of all one with ON CONFLICT, of which one of both kinds writes none.
create or replace function pluggy.note_rows() returns trigger language plpgsql as $$
begin
  if not exists (select from noted_rows) then return null; end if;
  execute format(
    'insert into pluggy.changes (user_id, kind, account_id, ids)
     select user_id, %L, %s, array_agg(%I order by %3$I) from noted_rows where user_id is not null group by 1, 3',
    tg_argv[0], coalesce(nullif(tg_argv[2], ''), 'null::uuid'), tg_argv[1]);
  return null;
end $$;

create or replace function pluggy.note_updates() returns trigger language plpgsql as $$
declare
  key text;
  compared text;
begin
  if not exists (select from new_rows) then return null; end if;
  key := (select string_agg(format('n.%1$I = o.%1$I', name), ' and ') from regexp_split_to_table(tg_argv[3], ',') name);
  compared := (select string_agg(
      case when name = 'raw' and tg_argv[5] is not null
        then format('n.raw - %1$L::text[] is distinct from o.raw - %1$L::text[]', tg_argv[5])
        else format('n.%1$I is distinct from o.%1$I', name) end, ' or ')
    from regexp_split_to_table(tg_argv[4], ',') name);
  execute format(
    'insert into pluggy.changes (user_id, kind, account_id, ids)
     select whose.id, %L, %s, array_agg(distinct n.%I)
     from new_rows n join old_rows o on %s cross join lateral (values (n.user_id), (o.user_id)) whose (id)
     where whose.id is not null and (%s) group by 1, 3',
    tg_argv[0], coalesce('n.' || nullif(tg_argv[2], ''), 'null::uuid'), tg_argv[1], key, compared);
  return null;
end $$;
