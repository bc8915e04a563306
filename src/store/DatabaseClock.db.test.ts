import { describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../test/support/open-test-database.ts';
import { until } from '../../test/support/until.ts';
import { systemClock } from '../domain/clock.ts';
import { DatabaseClock } from './DatabaseClock.ts';

const { database } = await openTestDatabase();
const ASIDE_MS = 60_000;

async function databaseMs(): Promise<number> {
  const { rows } = await database.query<{ now: Date }>('select clock_timestamp() as now');
  return rows[0]?.now.getTime() ?? 0;
}

const ahead = { ...systemClock, now: () => new Date(Date.now() + 86_400_000) };

async function asideMs(clock: DatabaseClock): Promise<number> {
  return Math.abs(clock.now().getTime() - (await databaseMs()));
}

describe("the database's time", () => {
  it('goes on evenly, whatever the date of this computer says', async () => {
    let passed = 1_000_000;
    const clock = new DatabaseClock({ database, passedMs: () => passed, local: ahead });
    await clock.look();
    expect(await asideMs(clock)).toBeLessThan(ASIDE_MS);
    const start = clock.now().getTime();
    passed += 9_000;
    expect(clock.now().getTime() - start).toBe(9_000);
  });

  it('is looked at again when it is asked for, so that one who stood still or ran wrong is set right', async () => {
    let passed = 0;
    const clock = new DatabaseClock({ database, passedMs: () => passed, local: ahead });
    await clock.look();
    passed += 3_600_000; // an hour that never was
    expect(await asideMs(clock)).toBeGreaterThan(3_000_000);
    await until('the clock is right again', async () => (await asideMs(clock)) < ASIDE_MS);
  });

  it('is what this computer says as long as the database says nothing', async () => {
    const away = { query: () => Promise.reject(new Error('away')) };
    const clock = new DatabaseClock({ database: away, passedMs: () => 5_000, local: ahead });
    expect(Math.abs(clock.now().getTime() - ahead.now().getTime())).toBeLessThan(ASIDE_MS);
    await expect(clock.look()).rejects.toThrow('away');
  });
});
