import type { Database } from '../src/store/Database.ts';
import type { Queryable } from '../src/store/Queryable.ts';

/**
 * Triggers that note what must never happen, at the moment it happens. `raw` is Pluggy's object, and its
 * `updatedAt` its version.
 */
const AUDIT = `
create schema if not exists sim;
create table if not exists sim.violations (n bigint generated always as identity, what text not null);

create or replace function sim.watch_row() returns trigger language plpgsql as $$
begin
  if (new.raw ->> 'updatedAt')::timestamptz < (old.raw ->> 'updatedAt')::timestamptz then
    insert into sim.violations (what) values (format('%s %s went back from %s to %s', tg_table_name, new.id,
      old.raw ->> 'updatedAt', new.raw ->> 'updatedAt'));
  end if;
  if new.changed_at < old.changed_at then
    insert into sim.violations (what) values (format('%s %s: changed_at went back', tg_table_name, new.id));
  end if;
  if new.changed_at is distinct from old.changed_at and new.raw = old.raw
     and new.deleted_at is not distinct from old.deleted_at
     and (to_jsonb(new) - 'changed_at') = (to_jsonb(old) - 'changed_at') then
    insert into sim.violations (what) values (format('%s %s was applied twice', tg_table_name, new.id));
  end if;
  return null;
end $$;

create or replace function sim.watch_event() returns trigger language plpgsql as $$
begin
  if old.settled_at is not null and new.settled_at is distinct from old.settled_at then
    insert into sim.violations (what) values (format('event %s was settled twice', new.event_id));
  end if;
  return null;
end $$;

create or replace function sim.watch_hiding() returns trigger language plpgsql as $$
declare
  the_item pluggy.items;
begin
  if tg_table_name = 'transactions' then
    select i.* into the_item from pluggy.items i join pluggy.accounts a on a.item_id = i.id
    where a.id = (to_jsonb(new) ->> 'account_id')::uuid;
  else
    select i.* into the_item from pluggy.items i where i.id = (to_jsonb(new) ->> 'item_id')::uuid;
  end if;
  if the_item.deleted_at is null and the_item.raw -> 'error' ->> 'code' = 'USER_AUTHORIZATION_REVOKED' then
    insert into sim.violations (what)
    values (format('%s %s was hidden although the consent was withdrawn', tg_table_name, new.id));
  end if;
  return null;
end $$;

do $$
declare
  name text;
begin
  for name in select table_name from information_schema.columns
    where table_schema = 'pluggy' and column_name in ('raw', 'deleted_at', 'changed_at')
    group by table_name having count(*) = 3
  loop
    execute format('create or replace trigger sim_row after update on pluggy.%I
      for each row execute function sim.watch_row()', name);
    if name <> 'items' then
      execute format('drop trigger if exists sim_hiding on pluggy.%I', name);
      execute format('create constraint trigger sim_hiding after update on pluggy.%I
        deferrable initially deferred for each row
        when (old.deleted_at is null and new.deleted_at is not null)
        execute function sim.watch_hiding()', name);
    end if;
  end loop;
end $$;
create or replace trigger sim_event after update on pluggy.inbox
  for each row execute function sim.watch_event();`;

/** Facts about the database itself outlive a seed. */
const KEPT = ['settings', 'migrations', 'schema_migrations', 'change_sequence'];

export async function installAudit(database: Database): Promise<void> {
  const client = await database.connect();
  try {
    await client.query(AUDIT); // many statements in one text
  } finally {
    await client.end();
  }
}

/** Forgets the seed before. */
export async function emptyTables(db: Queryable): Promise<void> {
  const { rows } = await db.query<{ names: string }>(
    `select string_agg(format('%I.%I', schemaname, tablename), ', ') as names from pg_tables
     where schemaname in ('pluggy', 'sim') and tablename <> all($1)`,
    [KEPT],
  );
  await db.query(`truncate ${rows[0]?.names ?? ''} cascade`);
}

export async function listViolations(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ what: string }>('select what from sim.violations order by n limit 20');
  return rows.map(({ what }) => what);
}
