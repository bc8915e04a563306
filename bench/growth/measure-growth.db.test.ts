import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { withDatabase } from '../support/with-database.ts';
import { growthFigures } from './growth-figures.ts';
import { type GrowthOptions, measureGrowth } from './measure-growth.ts';

let empty: TestDatabase;
let full: TestDatabase;

beforeAll(async () => {
  empty = await createTestDatabase();
  full = await createTestDatabase();
});

afterAll(async () => {
  await empty.drop();
  await full.drop();
});

const options = (rows: number): GrowthOptions => ({
  emptyUrl: empty.url,
  fullUrl: full.url,
  rows,
  rounds: 1,
  pagesPerRun: 4,
  seed: 1,
  tell: () => {},
});

const countRows = (databaseUrl: string): Promise<unknown> =>
  withDatabase(databaseUrl, async (database) => {
    const { rows } = await database.query(
      `select count(*)::int as stored, count(distinct account_id)::int as accounts,
         bool_and(raw->>'id' = id::text and raw->>'accountId' = account_id::text) as whole
       from pluggy.transactions`,
    );
    return rows[0];
  });

it('fills one database and leaves the other empty, and measures both at two sizes', async () => {
  const result = await measureGrowth(options(5_000));
  expect(result.stages.map(({ rows }) => rows)).toEqual([1_000, 5_000]);
  // what was filled in, and a run of 2000 rows at each size
  expect(await countRows(full.url)).toEqual({ stored: 5_000 + 2 * 2_000, accounts: 10, whole: true });
  expect(await countRows(empty.url)).toMatchObject({ stored: 0 });
  for (const { name, value } of growthFigures(result)) expect(Number.isFinite(value), name).toBe(true);
}, 90_000);

it('refuses a number of rows with too few accounts for a run', async () => {
  await expect(measureGrowth(options(1_500))).rejects.toThrow('at least 2000');
  await expect(measureGrowth(options(2_600))).rejects.toThrow('multiple of 500');
});
