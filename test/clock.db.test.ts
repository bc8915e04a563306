import { expect, it } from 'vitest';
import { systemClock } from '../src/domain/clock.ts';
import { openTestDatabase } from './support/open-test-database.ts';
import { SandboxClient } from './support/sandbox-client.ts';
import { startTestService } from './support/test-service.ts';
import { until } from './support/until.ts';

// The service goes by a clock that is a day ahead, which no world of `useWorld` has.

const DAY_MS = 86_400_000;
const { database, url } = await openTestDatabase();

it('a computer whose date is a day ahead leaves no time of tomorrow in the tables that it shares', async () => {
  const ahead = { ...systemClock, now: () => new Date(Date.now() + DAY_MS) };
  const running = await startTestService({ databaseUrl: url, clock: ahead });
  try {
    await new SandboxClient(running.sandbox.url).connect('ana');
    await until('the connection is synced', async () => {
      const { rows } = await database.query(`select from pluggy.items where sync_state = 'done'`);
      return rows.length === 1;
    });
    const { rows } = await database.query<{ late: boolean }>(
      `select max(at) > clock_timestamp() + interval '1 minute' as late from (
         select run_at from pluggy.jobs union all select lease_until from pluggy.jobs
         union all select received_at from pluggy.inbox union all select settled_at from pluggy.inbox
         union all select sync_finished_at from pluggy.items union all select changed_at from pluggy.accounts
       ) times (at)`,
    );
    expect(rows).toEqual([{ late: false }]);
  } finally {
    await running.stop();
  }
});
