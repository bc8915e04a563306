import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox.ts';
import { exactly } from './support/api.ts';
import { freePort } from './support/free-port.ts';
import { openTestDatabase } from './support/open-test-database.ts';
import { SandboxClient } from './support/sandbox-client.ts';
import { settingsFor, startProcess } from './support/start-process.ts';
import { until } from './support/until.ts';

const ROWS = 100_000;

const { database, url } = await openTestDatabase();
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, syncMs: 0 });
});
afterAll(async () => {
  await sandbox.close();
});

async function pagesAskedFor(): Promise<(string | null)[]> {
  const answer = await fetch(`${sandbox.url}/_sandbox/calls`);
  const { calls } = (await answer.json()) as { calls: { path: string; query: string }[] };
  return calls
    .filter(({ path }) => path === '/v2/transactions')
    .map(({ query }) => new URLSearchParams(query))
    .filter((query) => !query.has('ids') && !query.has('createdAtFrom'))
    .map((query) => query.get('after'));
}

async function savedCursor(): Promise<string | undefined> {
  const { rows } = await database.query<{ after: string }>(
    'select after from pluggy.sweeps where not finished and rows_seen > 500',
  );
  return rows[0]?.after;
}

describe('a service that is killed while it reads an account with 100,000 rows', () => {
  it('goes on where it stopped, and ends with all rows', async () => {
    const settings = settingsFor(sandbox.url, url, await freePort());
    const first = startProcess(settings, 'built');
    await first.ready();
    const bank = new SandboxClient(sandbox.url);
    const itemId = await bank.connect('ana', 'user-ok-perf-200x');
    await until('a part of the account is read and kept', savedCursor);
    await first.kill();
    const cursor = await savedCursor();
    const before = await pagesAskedFor();

    const second = startProcess(settings, 'built');
    try {
      await until(
        'the account is read',
        async () =>
          (await database.query(`select 1 from pluggy.items where sync_state = 'done'`)).rows.length === 1,
      );
      const after = (await pagesAskedFor()).slice(before.length);
      expect(after).toContain(cursor);
      // the first pages of all accounts are asked for at once; the next is the second one of the first account
      expect(after).not.toContain(before.find((one) => one !== null));
      expect(before.length + after.length).toBeLessThan(1_000); // the sandbox keeps no more
    } finally {
      expect(await second.stop()).toBe(0);
    }
    const truth = exactly(await bank.truth(itemId)) as { transactions: { id: string }[] };
    const { rows } = await database.query<{ id: string }>(
      'select id from pluggy.transactions where deleted_at is null',
    );
    expect(rows).toHaveLength(ROWS);
    expect(rows.map(({ id }) => id).sort()).toEqual(truth.transactions.map(({ id }) => id).sort());
  });
});
