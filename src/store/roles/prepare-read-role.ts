import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Database } from '../Database.ts';
import type { Queryable } from '../Queryable.ts';

/**
 * Where this database keeps the name of the role of analysts: it may read the views of `pluggy_api`, of all users, and
 * nothing else. Nobody takes it on here; whoever runs the database grants it to a login (docs/sql.md).
 */
const SETTING = 'role:read';

const KEEP_NAME = 'insert into pluggy.settings (name, value) values ($1, $2) on conflict do nothing';
const NAME = 'select value from pluggy.settings where name = $1';

/** $1 the role. The views' functions stand in the schema pluggy, of which it may read no table. */
const AS_WANTED = `
select coalesce((
  select has_schema_privilege(r.oid, 'pluggy_api', 'usage') and has_schema_privilege(r.oid, 'pluggy', 'usage')
    and not exists (select from pg_class c where c.relnamespace = 'pluggy_api'::regnamespace and c.relkind = 'v'
      and not has_table_privilege(r.oid, c.oid, 'select'))
  from pg_roles r where r.rolname = $1), false) as "asWanted"`;

const IS_THERE = 'select from pg_roles where rolname = $1';

async function findName(db: Queryable): Promise<string | undefined> {
  return (await db.query<{ value: string }>(NAME, [SETTING])).rows[0]?.value;
}

async function keepName(db: Queryable): Promise<string> {
  await db.query(KEEP_NAME, [SETTING, `pluggy_read_${randomBytes(6).toString('hex')}`]);
  const name = await findName(db);
  if (name === undefined) throw new Error('the name of the role was not kept');
  return name;
}

/** Makes the role of analysts and grants it what it lacks. Run under the lock of roles. */
async function makeReadRole(tx: Queryable, name: string): Promise<void> {
  const role = pg.escapeIdentifier(name);
  if ((await tx.query(IS_THERE, [name])).rows.length === 0) await tx.query(`create role ${role}`);
  await tx.query(`
    grant usage on schema pluggy, pluggy_api to ${role};
    grant select on all tables in schema pluggy_api to ${role}`);
}

/** @param alone runs work while no other process changes roles */
export async function prepareReadRole(
  database: Database,
  alone: (work: (tx: Queryable) => Promise<void>) => Promise<void>,
): Promise<void> {
  const name = (await findName(database)) ?? (await keepName(database));
  const isAsWanted = async (db: Queryable): Promise<boolean> =>
    (await db.query<{ asWanted: boolean }>(AS_WANTED, [name])).rows[0]?.asWanted ?? false;
  if (await isAsWanted(database)) return;
  await alone(async (tx) => {
    if (!(await isAsWanted(tx))) await makeReadRole(tx, name);
  });
}
