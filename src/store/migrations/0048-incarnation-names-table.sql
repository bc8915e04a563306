-- An older dump that is restored into the same database makes its tables anew: the number of the table of the sequence tells.

-- no restore has happened now: whoever follows the log goes on
update pluggy.change_sequence
set incarnation = incarnation || '/' || 'pluggy.change_sequence'::regclass::oid
where incarnation = pluggy.incarnation();

create or replace function pluggy.incarnation() returns text language plpgsql volatile as $$
begin
  return (select system_identifier from pg_control_system())
    || '/' || substr(pg_walfile_name(pg_current_wal_insert_lsn()), 1, 8)
    || '/' || (select oid from pg_database where datname = current_database())
    || '/' || 'pluggy.change_sequence'::regclass::oid;
exception when others then
  return null;
end $$;
comment on function pluggy.incarnation() is
  'The cluster, its timeline, the database in it and the table of the sequence in that: another one after a failover, a restore that makes the tables or an upgrade of PostgreSQL. Null where the server does not say.';
