import { afterAll, expect, it } from 'vitest';
import { defer } from '../../test/support/defer.ts';
import { openTestDatabase } from '../../test/support/open-test-database.ts';
import { silentLogger } from '../domain/logger.ts';
import { Database } from './Database.ts';

const { database, url } = await openTestDatabase();
const warnings: object[] = [];
const watched = new Database({
  url,
  logger: { ...silentLogger, warn: (fields) => void warnings.push(fields) },
});
afterAll(() => watched.close());

it('transactions that wait for each other both succeed, and the log has the SQLSTATE', async () => {
  await database.query('create table pairs (id integer primary key, changes integer not null default 0)');
  await database.query('insert into pairs (id) values (1), (2)');
  const haveBegun = [defer<void>(), defer<void>()];
  /** Changes one row, and the other one once both transactions have changed their first. */
  const change = (own: number, other: number): Promise<void> =>
    watched.asSystem(async (tx) => {
      await tx.query('update pairs set changes = changes + 1 where id = $1', [own + 1]);
      haveBegun[own]?.resolve();
      await haveBegun[other]?.promise;
      await tx.query('update pairs set changes = changes + 1 where id = $1', [other + 1]);
    });
  await Promise.all([change(0, 1), change(1, 0)]);
  const { rows } = await database.query('select id, changes from pairs order by id');
  expect(rows).toEqual([
    { id: 1, changes: 2 },
    { id: 2, changes: 2 },
  ]);
  expect(warnings).toEqual([{ code: '40P01' }]);
});
