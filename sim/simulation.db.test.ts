import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../test/support/open-test-database.ts';
import { installAudit } from './audit.ts';
import { describeFailure, runSeed } from './run-seed.ts';

const STEPS = 30;
const SEEDS = 20;
const BATCH = 5;

const { database, url } = await openTestDatabase({ maxConnections: 2 });

beforeAll(() => installAudit(database));

describe('whatever goes wrong, the store equals the bank in the end', () => {
  it.each(Array.from({ length: SEEDS / BATCH }, (_, batch) => batch * BATCH + 1))(
    'from seed %i on',
    async (first) => {
      for (let seed = first; seed < first + BATCH; seed++) {
        const result = await runSeed(seed, STEPS, url, database);
        expect(result.problems, describeFailure(result, STEPS)).toEqual([]);
      }
    },
    120_000,
  );
});
