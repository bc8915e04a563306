import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Database } from '../Database.ts';
import type { Queryable } from '../Queryable.ts';
import { StoreError } from '../store-error.ts';
import { type RequestAccess, TABLES, type TableName } from '../tables.ts';
import { canTakeOn, ROLE_SETTINGS } from './find-roles.ts';
import { prepareReadRole } from './prepare-read-role.ts';

/** Any number will do as long as every process uses the same one: "this database's roles". */
const ROLES_LOCK = 7_270_032;

/** Rows are locked by whoever may update a column of them; the policy of such tables lets nobody do that. */
const LOCK_COLUMN = 'id';

const ALLOWED: Readonly<Record<RequestAccess, readonly string[]>> = {
  none: [],
  read: ['select'],
  append: ['select', 'insert'],
  lock: ['select'],
  write: ['select', 'insert', 'update', 'delete'],
};

const tables = (access: RequestAccess): TableName[] =>
  (Object.keys(TABLES) as TableName[]).filter((name) => TABLES[name].requests === access);

interface Roles {
  readonly requests: string;
  readonly work: string;
}

const NAMES = 'select name, value from pluggy.settings where name = any ($1)';
const KEEP_NAMES = `
insert into pluggy.settings (name, value) select * from unnest($1::text[], $2::text[]) on conflict do nothing`;

async function findNames(db: Queryable): Promise<Roles | undefined> {
  const { rows } = await db.query<{ name: string; value: string }>(NAMES, [Object.values(ROLE_SETTINGS)]);
  const nameOf = (setting: string): string | undefined => rows.find(({ name }) => name === setting)?.value;
  const [requests, work] = [nameOf(ROLE_SETTINGS.requests), nameOf(ROLE_SETTINGS.work)];
  return requests === undefined || work === undefined ? undefined : { requests, work };
}

/** Names that are kept before the roles are made: whoever may make roles finds there what to call them. */
async function drawNames(db: Queryable): Promise<Roles> {
  const draw = randomBytes(6).toString('hex');
  const names = [`pluggy_requests_${draw}`, `pluggy_work_${draw}`];
  await db.query(KEEP_NAMES, [Object.values(ROLE_SETTINGS), names]);
  const kept = await findNames(db);
  if (kept === undefined) throw new Error('the names of the roles were not kept');
  return kept;
}

/**
 * $1 the role of requests, $2 that of work, $3 tables, $4 a privilege of each, $5 whether requests have it, $6 tables
 * whose rows requests lock. Roles that are missing make it false as well.
 */
const AS_WANTED = `
select exists (select from pg_roles where rolname = $1) and exists (select from pg_roles where rolname = $2)
  and coalesce((
    select ${canTakeOn('r.oid')}
      and has_schema_privilege(r.oid, 'pluggy', 'usage') and has_schema_privilege(w.oid, 'pluggy', 'usage')
      and not exists (
        select from unnest($3::text[], $4::text[], $5::boolean[]) as x (tab, privilege, wanted)
        where has_table_privilege(r.oid, to_regclass('pluggy.' || tab), privilege) <> wanted)
      and not exists (
        select from unnest($6::text[]) as x (tab)
        where not has_any_column_privilege(r.oid, to_regclass('pluggy.' || tab), 'update'))
      and not exists (
        select from pg_class c where c.relnamespace = 'pluggy'::regnamespace and c.relkind in ('r', 'p') and not (
          has_table_privilege(w.oid, c.oid, 'select') and has_table_privilege(w.oid, c.oid, 'insert')
          and has_table_privilege(w.oid, c.oid, 'update') and has_table_privilege(w.oid, c.oid, 'delete')
          and (not c.relrowsecurity or exists (
            select from pg_policy p where p.polrelid = c.oid and p.polname = 'all_rows' and w.oid = any (p.polroles)))))
    from pg_roles r, pg_roles w where r.rolname = $1 and w.rolname = $2), false) as "asWanted"`;

async function areAsWanted(db: Queryable, { requests, work }: Roles): Promise<boolean> {
  const cells = (Object.keys(TABLES) as TableName[]).flatMap((table) =>
    ALLOWED.write.map((privilege) => ({
      table,
      privilege,
      isWanted: ALLOWED[TABLES[table].requests].includes(privilege),
    })),
  );
  const { rows } = await db.query<{ asWanted: boolean }>(AS_WANTED, [
    requests,
    work,
    cells.map(({ table }) => table),
    cells.map(({ privilege }) => privilege),
    cells.map(({ isWanted }) => isWanted),
    tables('lock'),
  ]);
  return rows[0]?.asWanted ?? false;
}

const listOf = (names: readonly string[]): string => names.map((name) => `pluggy.${name}`).join(', ');

const IS_THERE = 'select from pg_roles where rolname = $1';

/** Looked for first: who may create no role may still use one that somebody else made under this name. */
async function createRole(tx: Queryable, role: string): Promise<void> {
  if ((await tx.query(IS_THERE, [role])).rows.length === 0)
    await tx.query(`create role ${pg.escapeIdentifier(role)}`);
}

const RLS_TABLES = `
select relname as name from pg_class
where relnamespace = 'pluggy'::regnamespace and relkind in ('r', 'p') and relrowsecurity order by 1`;

const MUST_BE_GRANTED = `
select not ${canTakeOn('$1::name')} as must`;

/** Makes the roles and gives them what `TABLES` says; takes back what it no longer says. */
async function makeRoles(tx: Queryable, names: Roles): Promise<void> {
  const [requests, work] = [pg.escapeIdentifier(names.requests), pg.escapeIdentifier(names.work)];
  await createRole(tx, names.requests);
  await createRole(tx, names.work);
  const { rows } = await tx.query<{ must: boolean }>(MUST_BE_GRANTED, [names.requests]);
  if (rows[0]?.must === true) await tx.query(`grant ${requests} to session_user`);
  await tx.query(`
    grant usage on schema pluggy to ${requests}, ${work};
    revoke all on all tables in schema pluggy from ${requests};
    grant select on ${listOf([...tables('read'), ...tables('lock')])} to ${requests};
    grant ${ALLOWED.append.join(', ')} on ${listOf(tables('append'))} to ${requests};
    grant update (${LOCK_COLUMN}) on ${listOf(tables('lock'))} to ${requests};
    grant ${ALLOWED.write.join(', ')} on ${listOf(tables('write'))} to ${requests};
    grant ${ALLOWED.write.join(', ')} on all tables in schema pluggy to ${work}`);
  for (const { name } of (await tx.query<{ name: string }>(RLS_TABLES)).rows)
    await tx.query(`
      drop policy if exists all_rows on pluggy.${name};
      create policy all_rows on pluggy.${name} to ${work} using (true) with check (true)`);
}

/** PostgreSQL's refusals: no right to do it, a reserved name, or a server that does not do it at all. */
const REFUSED = /^(42501|42939|0A000|0L...|0P...)$/;
/** Another database of the server makes the same roles: one was copied from the other, or both from a dump. */
const RACED = /^(23505|42710|XX000)$/;
const TRIES = 5;

const hasCode = (error: unknown, codes: RegExp): boolean =>
  error instanceof StoreError && codes.test(error.code);

/** Runs work in a transaction while no other process changes the roles. */
const whileAlone =
  (database: Database) =>
  (work: (tx: Queryable) => Promise<void>): Promise<void> =>
    database.asSystem(
      async (tx) => {
        await tx.query('select pg_advisory_xact_lock($1)', [ROLES_LOCK]);
        await work(tx);
      },
      'write',
      { statementMs: 0 },
    );

async function makeWhatLacks(database: Database): Promise<void> {
  const known = await findNames(database);
  if (known !== undefined && (await areAsWanted(database, known))) return;
  const names = known ?? (await drawNames(database));
  await whileAlone(database)(async (tx) => {
    if (!(await areAsWanted(tx, names))) await makeRoles(tx, names);
  });
}

/** Where the server forbids it, it is left undone. */
async function tryTo(work: () => Promise<void>): Promise<void> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      if (hasCode(error, REFUSED)) return;
      if (!hasCode(error, RACED) || left <= 1) throw error;
    }
  }
}

/**
 * Makes the roles of this database, or brings them to what `TABLES` says. Where the server forbids it everything goes on
 * as one role: see `findRequestRole`. The role of analysts is apart from the others: without it they work all the same.
 * Safe to repeat, and in any number of processes at once.
 */
export async function prepareRoles(database: Database): Promise<void> {
  await tryTo(() => makeWhatLacks(database));
  await tryTo(() => prepareReadRole(database, whileAlone(database)));
}
