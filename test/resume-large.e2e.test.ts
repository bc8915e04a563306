import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox.ts';
import { freePort } from './support/free-port.ts';
import { openTestDatabase } from './support/open-test-database.ts';
import { SandboxClient } from './support/sandbox-client.ts';
import { settingsFor, startProcess } from './support/start-process.ts';
import { until } from './support/until.ts';

const SOME_ROWS = 5_000;

const { database, url } = await openTestDatabase();
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, syncMs: 0 });
});
afterAll(async () => {
  await sandbox.close();
});

interface Sweep {
  readonly accountId: string;
  readonly after: string;
  readonly rowsSeen: number;
}

/** How far the reading of the one large account is known to have come, once that is further than so many rows. */
async function savedSweep(beyond: number): Promise<Sweep | undefined> {
  const { rows } = await database.query<Sweep>(
    `select account_id as "accountId", after, rows_seen::integer as "rowsSeen" from pluggy.sweeps
     where not finished and rows_seen > $1`,
    [beyond],
  );
  return rows[0];
}

/** The cursors of the pages that were asked for, oldest first; null is the first page. */
async function pagesAskedFor(accountId: string): Promise<(string | null)[]> {
  const answer = await fetch(`${sandbox.url}/_sandbox/calls`);
  const { calls } = (await answer.json()) as { calls: { path: string; query: string }[] };
  return calls
    .filter(({ path }) => path === '/v2/transactions')
    .map(({ query }) => new URLSearchParams(query))
    .filter((query) => query.get('accountId') === accountId && !query.has('ids'))
    .map((query) => query.get('after'));
}

describe('a service that is killed while it reads an account with 2.5 million rows', () => {
  it('goes on at the cursor that it saved, without a look at the pages before', async () => {
    const settings = settingsFor(sandbox.url, url, await freePort());
    const first = startProcess(settings, 'built');
    await first.ready();
    await new SandboxClient(sandbox.url).connect('ana', 'user-ok-perf-5000x');
    await until('a part of the account is read and kept', () => savedSweep(SOME_ROWS));
    await first.kill();
    const saved = await savedSweep(SOME_ROWS);
    const { accountId = '', after, rowsSeen = 0 } = saved ?? {};
    const before = await pagesAskedFor(accountId);

    const second = startProcess(settings, 'built');
    try {
      const next = await until('more of it is read and kept', () => savedSweep(rowsSeen + SOME_ROWS));
      const since = (await pagesAskedFor(accountId)).slice(before.length);
      expect(before[0]).toBe(null);
      expect(since[0]).toBe(after);
      const known = before.slice(0, before.indexOf(after ?? ''));
      expect(since.filter((cursor) => known.includes(cursor))).toEqual([]);
      const { rows } = await database.query<{ count: number }>(
        'select count(*)::integer as count from pluggy.transactions where account_id = $1',
        [accountId],
      );
      expect(rows[0]?.count).toBeGreaterThanOrEqual(next.rowsSeen);
    } finally {
      expect(await second.stop()).toBe(0);
    }
  });
});
