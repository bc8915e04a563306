import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MigrationError, planMigrations, runMigrations } from '../src/store/migrate.ts';
import { listMigrationStatus } from '../src/store/migrating/migration-status.ts';
import { openTestDatabase } from './support/open-test-database.ts';

const { database } = await openTestDatabase({ migrated: false, maxConnections: 25 });
const now = new Date('2026-11-20T12:00:00Z');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'migrations-'));
  write('0001-core', 'create table pluggy.settings (name text primary key, value text not null);');
  write(
    '0002-notes',
    'create table pluggy.notes (number integer); insert into pluggy.notes values (1), (1);',
  );
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await database.query('drop schema if exists pluggy cascade');
});

const write = (label: string, sql: string): void => writeFileSync(join(folder, `${label}.sql`), sql);
const location = (): URL => pathToFileURL(`${folder}/`);
const run = (): Promise<string[]> => runMigrations(database, 'sandbox', now, location());
const states = async (): Promise<Record<string, string>> =>
  Object.fromEntries(
    (await listMigrationStatus(database, location())).map(({ migration, state }) => [migration, state]),
  );

async function isValid(index: string): Promise<boolean | undefined> {
  const { rows } = await database.query<{ valid: boolean }>(
    'select indisvalid as valid from pg_index where indexrelid = to_regclass($1)',
    [`pluggy.${index}`],
  );
  return rows[0]?.valid;
}

const BY_NUMBER = 'create unique index concurrently notes_by_number on pluggy.notes (number);';

it('one that fails leaves those before it applied, says which and why, and is taken up again', async () => {
  write('0003-wrong', 'create table pluggy.half (n integer); insert into pluggy.nowhere values (1);');
  write('0004-later', 'create table pluggy.later (n integer)');
  const error: unknown = await run().catch((refused: unknown) => refused);
  expect(error).toBeInstanceOf(MigrationError);
  const { message } = error as MigrationError;
  expect(message).toContain('migration 0003-wrong failed');
  expect(message).toContain('42P01'); // undefined table
  expect(message).toContain('0001-core, 0002-notes');
  expect(await states()).toEqual({
    '0001-core': 'applied',
    '0002-notes': 'applied',
    '0003-wrong': 'pending',
    '0004-later': 'pending',
  });
  const { rows } = await database.query(`select to_regclass('pluggy.half') as half`);
  expect(rows).toEqual([{ half: null }]);

  write('0003-wrong', 'create table pluggy.half (n integer)');
  expect(await run()).toEqual(['0003-wrong', '0004-later']);
  expect(await run()).toEqual([]);
});

it('an index is built outside of a transaction; one that failed half built is built again', async () => {
  write('0003-by-number', `-- readers and writers go on meanwhile\n${BY_NUMBER}`);
  write('0004-later', 'create table pluggy.later (n integer)');
  await expect(run()).rejects.toThrow(/0003-by-number failed.*23505/);
  expect(await isValid('notes_by_number')).toBe(false);
  expect(await states()).toMatchObject({ '0003-by-number': 'unfinished', '0004-later': 'pending' });

  await database.query('delete from pluggy.notes');
  expect(await run()).toEqual(['0003-by-number', '0004-later']);
  expect(await isValid('notes_by_number')).toBe(true);
});

it('an index that is whole already is only put on record: the process ended between the two', async () => {
  await run();
  await database.query('delete from pluggy.notes');
  await database.query(BY_NUMBER);
  write('0003-by-number', BY_NUMBER);
  expect(await run()).toEqual(['0003-by-number']);
  expect(await isValid('notes_by_number')).toBe(true);
});

it('an index is dropped outside of a transaction', async () => {
  write(
    '0002-notes',
    'create table pluggy.notes (number integer); create index notes_by_number on pluggy.notes (number);',
  );
  write('0003-without', 'drop index concurrently if exists pluggy.notes_by_number;');
  expect(await run()).toHaveLength(3);
  expect(await isValid('notes_by_number')).toBeUndefined();
});

it('what runs outside of a transaction has a file of its own', async () => {
  write('0003-two', `alter table pluggy.notes add column text text; ${BY_NUMBER}`);
  await expect(run()).rejects.toThrow(/0003-two.*a file of its own/);
  expect(await database.query(`select to_regnamespace('pluggy') as schema`)).toMatchObject({
    rows: [{ schema: null }],
  });
});

it('of ten processes that start at once one builds the index, and the others wait for it', async () => {
  write('0002-notes', 'create table pluggy.notes as select n as number from generate_series(1, 20000) n');
  write('0003-by-number', BY_NUMBER);
  write('0004-later', 'create table pluggy.later (n integer)');
  const all = await Promise.all(Array.from({ length: 10 }, run));
  expect(all.filter((done) => done.length > 0)).toEqual([
    ['0001-core', '0002-notes', '0003-by-number', '0004-later'],
  ]);
  expect(await isValid('notes_by_number')).toBe(true);
});

it('a dry run says what would run and how, refuses what would be refused, and writes nothing', async () => {
  write('0003-by-number', BY_NUMBER);
  const plan = async () =>
    (await planMigrations(database, 'sandbox', location())).map(({ migration, isOutside }) => [
      migration,
      isOutside,
    ]);
  expect(await plan()).toEqual([
    ['0001-core', false],
    ['0002-notes', false],
    ['0003-by-number', true],
  ]);
  expect(await database.query(`select to_regnamespace('pluggy') as schema`)).toMatchObject({
    rows: [{ schema: null }],
  });
  await run().catch(() => {});
  expect(await plan()).toEqual([['0003-by-number', true]]);
  await database.query('delete from pluggy.notes');
  await run();
  expect(await plan()).toEqual([]);
  await expect(planMigrations(database, 'live', location())).rejects.toThrow(/sandbox mode.*live mode/);
});

it('the status says what is applied, pending, changed and of a newer version, and writes nothing', async () => {
  expect(await states()).toEqual({ '0001-core': 'pending', '0002-notes': 'pending' });
  expect(await database.query(`select to_regnamespace('pluggy') as schema`)).toMatchObject({
    rows: [{ schema: null }],
  });
  await run();
  write('0002-notes', 'create table pluggy.notes (other integer)');
  await database.query(`insert into pluggy.migrations values (9, 'future', 'x', $1)`, [now]);
  expect(await listMigrationStatus(database, location())).toEqual([
    { migration: '0001-core', state: 'applied', appliedAt: now, isOutside: false },
    { migration: '0002-notes', state: 'changed', appliedAt: now, isOutside: false },
    { migration: '0009-future', state: 'unknown', appliedAt: now, isOutside: false },
  ]);
});
