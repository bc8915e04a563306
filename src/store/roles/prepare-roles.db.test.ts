import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { storeAccount } from '../../../test/fixtures/store-account.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { runCommandOn } from '../../../test/support/run-command.ts';
import { silentLogger } from '../../domain/logger.ts';
import { Database } from '../Database.ts';
import { migrate } from '../migrate.ts';
import type { Queryable } from '../Queryable.ts';
import { findRequestRole } from './find-roles.ts';
import { prepareRoles } from './prepare-roles.ts';

const open: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of open.reverse()) await close();
});

function connect(url: string): Database {
  const database = new Database({ url, logger: silentLogger, maxConnections: 10 });
  open.push(() => database.close());
  return database;
}

async function create(migrated: boolean): Promise<TestDatabase & { readonly database: Database }> {
  const made = await createTestDatabase({ migrated });
  open.push(() => made.drop());
  return { ...made, database: connect(made.url) };
}

/** A login of its own for a database, which may create whatever it owns, and what `rights` say. */
async function loginTo({ url, database }: { url: string; database: Database }, rights: string) {
  const name = `login_${randomBytes(6).toString('hex')}`;
  const password = randomBytes(12).toString('hex');
  const at = new URL(url.replace('%2F', '%2F'));
  await database.query(`create role ${name} login ${rights} password '${password}'`);
  await database.query(`grant create on database ${pg.escapeIdentifier(at.pathname.slice(1))} to ${name}`);
  return { name, url: url.replace(/\/\/[^@]*@/, `//${name}:${password}@`) };
}

const now = new Date('2026-11-20T12:00:00Z');

const accountsOf = async (db: Queryable): Promise<number> =>
  (await db.query('select from pluggy.accounts')).rows.length;

describe('roles', () => {
  it('are made once although twenty processes start together on two databases of one server', async () => {
    const both = [await create(false), await create(false)];
    await Promise.all(
      both.flatMap(({ database }) => Array.from({ length: 10 }, () => migrate(database, 'sandbox', now))),
    );
    const names = await Promise.all(both.map(({ database }) => findRequestRole(database)));
    expect(names.filter((name) => name !== null)).toHaveLength(2);
    expect(new Set(names).size).toBe(2);
  });

  it('are made and used by an owner who is no superuser, but may create roles', async () => {
    const made = await create(false);
    const owner = connect((await loginTo(made, 'createrole')).url);
    await migrate(owner, 'sandbox', now);
    const { userId } = await storeAccount(owner);
    await storeAccount(owner);
    expect(await findRequestRole(owner)).not.toBeNull();
    expect(await accountsOf(owner)).toBe(2);
    expect(await owner.asUser(userId, accountsOf)).toBe(1);
  });

  it('are missed where nobody may create them, and everything goes on as one role', async () => {
    const made = await create(false);
    const owner = connect((await loginTo(made, '')).url);
    await migrate(owner, 'sandbox', now);
    const { userId } = await storeAccount(owner);
    await storeAccount(owner);
    expect(await findRequestRole(owner)).toBeNull();
    expect(await owner.asUser(userId, accountsOf)).toBe(2); // what binds it then are the statements alone
  });

  it('are told of by the command that sets the tables up, where they are missed', async () => {
    const made = await create(false);
    const without = { sandboxUrl: 'http://127.0.0.1:9', databaseUrl: (await loginTo(made, '')).url };
    const warned = await runCommandOn(without, 'migrate', []);
    expect(warned).toMatchObject({
      exitCode: 0,
      text: expect.stringContaining('row-level security does not protect'),
    });
    const other = await create(false);
    const owner = { ...without, databaseUrl: (await loginTo(other, 'createrole')).url };
    expect((await runCommandOn(owner, 'migrate', [])).text).not.toContain('row-level security');
  });

  it('that somebody else made under the names that were drawn are taken at the next start', async () => {
    const made = await create(false);
    const { name, url } = await loginTo(made, '');
    await migrate(connect(url), 'sandbox', now);
    const { rows } = await made.database.query<{ value: string }>(
      `select value from pluggy.settings where name in ('role:requests', 'role:work') order by name`,
    );
    for (const { value } of rows) await made.database.query(`create role ${value}`);
    await made.database.query(`grant ${rows[0]?.value} to ${name}`);
    const next = connect(url);
    await migrate(next, 'sandbox', now);
    const { userId } = await storeAccount(next);
    await storeAccount(next);
    expect(await next.asUser(userId, accountsOf)).toBe(1);
  });

  it('get back what they lost, and lose what they should not have', async () => {
    const { database } = await create(true);
    const role = await findRequestRole(database);
    await database.query(`revoke select on pluggy.accounts from ${role}`);
    await database.query(`grant delete on pluggy.items to ${role}`);
    await prepareRoles(database);
    const { rows } = await database.query(
      `select has_table_privilege($1, 'pluggy.accounts', 'select') as back, has_table_privilege($1, 'pluggy.items', 'delete') as more`,
      [role],
    );
    expect(rows).toEqual([{ back: true, more: false }]);
  });

  it('that row-level security would not bind are not taken', async () => {
    const { database } = await create(false);
    await migrate(database, 'sandbox', now);
    const role = await findRequestRole(database);
    await database.query(`alter role ${role} bypassrls`);
    expect(await findRequestRole(database)).toBeNull();
  });
});

describe('a login that owns nothing', () => {
  it('works as the role of work, and serves as the role of requests', async () => {
    const made = await create(false);
    await migrate(made.database, 'sandbox', now);
    const { url, name } = await loginTo(made, '');
    const { rows } = await made.database.query<{ value: string }>(
      `select value from pluggy.settings where name in ('role:requests', 'role:work')`,
    );
    for (const { value } of rows) await made.database.query(`grant ${value} to ${name}`);
    const login = connect(url);
    await migrate(login, 'sandbox', now);
    const { userId } = await storeAccount(login);
    await storeAccount(login);
    expect(await accountsOf(login)).toBe(2);
    expect(await login.asUser(userId, accountsOf)).toBe(1);
    await expect(login.query('drop policy own_rows on pluggy.accounts')).rejects.toMatchObject({
      code: '42501',
    });
  });
});
