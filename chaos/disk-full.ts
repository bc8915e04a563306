/**
 * A disk that is full, as PostgreSQL's clients see it: statements fail with SQLSTATE 53100 and their transaction is
 * rolled back, some at once and some only at the commit. By triggers, since a disk that really is full needs a mount,
 * which containers and CI machines refuse. While `chance` is 0 they cost next to nothing.
 */
export const INSTALL_DISK_FULL = `
create schema chaos;
create table chaos.disk (chance float8 not null);
insert into chaos.disk values (0);

create function chaos.write() returns trigger language plpgsql as $$
begin
  if random() < (select chance from chaos.disk) then
    raise exception using errcode = '53100', message = 'could not extend file: No space left on device';
  end if;
  return null;
end $$;

do $$
declare
  name text;
begin
  for name in select tablename from pg_tables where schemaname = 'pluggy' and tablename <> 'migrations' loop
    execute format('create trigger chaos_at_once before insert or update or delete on pluggy.%I
      for each statement execute function chaos.write()', name);
    if name in ('inbox', 'jobs', 'items', 'accounts') then
      execute format('create constraint trigger chaos_at_commit after insert or update on pluggy.%I
        deferrable initially deferred for each row execute function chaos.write()', name);
    end if;
  end loop;
end $$;`;

export const SET_DISK_FULL = 'update chaos.disk set chance = $1';
