import { describe, expect, it } from 'vitest';
import { defer } from '../../test/support/defer.ts';
import { openTestDatabase } from '../../test/support/open-test-database.ts';
import { until } from '../../test/support/until.ts';
import { DatabaseClock } from './DatabaseClock.ts';

const { database } = await openTestDatabase();
const ASIDE_MS = 5_000;

async function databaseMs(): Promise<number> {
  const { rows } = await database.query<{ now: Date }>('select clock_timestamp() as now');
  return rows[0]?.now.getTime() ?? 0;
}

describe("the database's time", () => {
  it('goes on evenly, whatever the date of this computer says', async () => {
    let passed = 1_000_000;
    const clock = await DatabaseClock.open({ database, passedMs: () => passed, sleep: async () => {} });
    const start = clock.now().getTime();
    expect(Math.abs(start - (await databaseMs()))).toBeLessThan(ASIDE_MS);
    passed += 90_000;
    expect(clock.now().getTime() - start).toBe(90_000);
  });

  it('is looked at again, so that one who stood still or ran wrong is set right', async () => {
    let passed = 0;
    const slept = defer<void>();
    const ending = new AbortController();
    let naps = 0;
    const sleep = async (): Promise<void> => {
      naps += 1;
      if (naps === 2) await slept.promise;
    };
    const clock = await DatabaseClock.open({ database, passedMs: () => passed, sleep });
    passed += 3_600_000; // an hour that never was
    const looking = clock.keepRight(ending.signal);
    await until('the clock was looked at', () => naps === 2);
    expect(Math.abs(clock.now().getTime() - (await databaseMs()))).toBeLessThan(ASIDE_MS);
    ending.abort();
    slept.resolve();
    await looking;
  });
});
