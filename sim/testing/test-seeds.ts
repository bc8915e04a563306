import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../test/support/open-test-database.ts';
import { installAudit } from '../audit.ts';
import { describeFailure, runSeed } from '../run-seed.ts';

const STEPS = 12;
/** Every so many seeds a long life. */
const LONG_EVERY = 10;
const LONG_STEPS = 30;
const BATCH = 5;
/**
 * Each PostgreSQL has seeds of its own: there is more to find in others than in the same once more. The system's gets a fifth:
 * what only it does otherwise, SQL tests show, and seeds are most of the suite's time.
 */
const [OFFSET, SHARE] = process.env['TEST_POSTGRES'] === 'system' ? [1_000, 1 / 5] : [0, 1];

const stepsOf = (seed: number): number => (seed % LONG_EVERY === 0 ? LONG_STEPS : STEPS);

/** Declares the tests of the seeds from `first` on. Several files share them, since files run side by side. */
export async function testSeeds(first: number, count: number): Promise<void> {
  const { database, url } = await openTestDatabase({ maxConnections: 2 });
  beforeAll(() => installAudit(database));
  const batches = Array.from(
    { length: (count * SHARE) / BATCH },
    (_, batch) => OFFSET + first + batch * BATCH,
  );
  describe('whatever goes wrong, the store equals the bank in the end', () => {
    it.each(batches)(
      'from seed %i on',
      async (from) => {
        for (let seed = from; seed < from + BATCH; seed++) {
          const result = await runSeed(seed, stepsOf(seed), url, database);
          expect(result.problems, describeFailure(result, stepsOf(seed))).toEqual([]);
        }
      },
      900_000,
    );
  });
}
