import { describe, expect, it } from 'vitest';
import { isMigrated, MigrationError, migrate } from '../src/store/migrate.ts';
import { describeSchema } from './support/describe-schema.ts';
import { openTestDatabase } from './support/open-test-database.ts';

const { database } = await openTestDatabase({ migrated: false, maxConnections: 25 });
const now = new Date('2026-11-20T12:00:00Z');

describe('migrations', () => {
  it('apply once although twenty processes start together, and change nothing when run again', async () => {
    expect(await isMigrated(database)).toBe(false);
    const applied = await Promise.all(Array.from({ length: 20 }, () => migrate(database, 'sandbox', now)));
    expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
    expect(await migrate(database, 'sandbox', now)).toEqual([]);
    expect(await isMigrated(database)).toBe(true);
  });

  it('make the schema of docs/schema.sql (after a change: npx vitest run -u --project database test/schema.db.test.ts)', async () => {
    await expect(await describeSchema(database)).toMatchFileSnapshot('../docs/schema.sql');
  });

  it('refuse the other mode: a sandbox must not be written into a live database', async () => {
    await expect(migrate(database, 'live', now)).rejects.toThrow(/sandbox mode.*live mode/);
  });

  it('refuse a database that a newer version has migrated, and a migration that was changed afterwards', async () => {
    const insert = `insert into pluggy.migrations (number, name, checksum, applied_at) values (9999, 'future', 'x', now())`;
    await database.query(insert);
    await expect(migrate(database, 'sandbox', now)).rejects.toThrow(MigrationError);
    await expect(migrate(database, 'sandbox', now)).rejects.toThrow(/newer than this program/);
    await database.query('delete from pluggy.migrations where number = 9999');
    await database.query(`update pluggy.migrations set checksum = 'other' where number = 1`);
    await expect(migrate(database, 'sandbox', now)).rejects.toThrow(/changed after it had been applied/);
  });
});
