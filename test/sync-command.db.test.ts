import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { call } from './support/api.ts';
import { type CommandOutcome, runCommandOn } from './support/run-command.ts';
import { useWorld } from './support/world.ts';

const world = useWorld('sandbox');
let items: Readonly<Record<'ana' | 'bia', string>>;

const sync = (...args: string[]): Promise<CommandOutcome> =>
  runCommandOn({ sandboxUrl: world.sandbox.url, databaseUrl: world.databaseUrl }, 'sync', args);

async function connect(user: string): Promise<string> {
  const itemId = await world.bank.connect(user);
  const body = { itemId };
  const path = `/api/pluggy-v2/user/${user}/items`;
  expect((await call(world.app.url, path, { method: 'POST', body })).status).toBe(202);
  return itemId;
}

beforeAll(async () => {
  items = { ana: await connect('ana'), bia: await connect('bia') };
});

const countRows = async (): Promise<number> => (await world.sql('select 1 from pluggy.transactions')).length;
const setFaults = (api: object) =>
  fetch(`${world.sandbox.url}/_sandbox/faults`, { method: 'PUT', body: JSON.stringify({ api }) });
const loseRows = () => world.sql('delete from pluggy.transactions');

describe('npm run sync', () => {
  it("brings everybody's data, one person's, or one connection's, without a running service", async () => {
    const all = await sync('--all');
    expect(all).toMatchObject({ exitCode: 0, text: expect.stringContaining(`done     ${items.ana}`) });
    expect(all.text).toContain(`done     ${items.bia}`);
    const before = await countRows();
    await loseRows();
    expect((await sync('--user', 'ana')).text).not.toContain(items.bia);
    expect(await countRows()).toBeGreaterThan(0);
    expect(await countRows()).toBeLessThan(before);
    expect((await sync('--item', items.bia)).exitCode).toBe(0);
    expect(await countRows()).toBe(before);
  });

  it('says what failed, and does not wait for ever', async () => {
    await setFaults({ invalidJson: 1 });
    const failed = await sync('--item', items.ana);
    await setFaults({});
    expect(failed).toMatchObject({ exitCode: 1, text: expect.stringContaining(`FAILED   ${items.ana}`) });
    expect(failed.text).toContain('docs/errors.md');
    expect((await sync('--item', items.ana)).exitCode).toBe(0);
  });

  it('knows no connection that is not there, and nobody without one', async () => {
    const unknown = await sync('--item', randomUUID());
    expect(unknown).toEqual({ exitCode: 1, text: expect.stringContaining('no connection with that id') });
    expect(await sync('--item', 'abc')).toEqual({
      exitCode: 2,
      text: expect.stringMatching(/itemId.*must be a UUID/),
    });
    expect(await sync('--user', ' ')).toMatchObject({ exitCode: 2, text: expect.stringContaining('userId') });
    expect(await sync('--user', 'nobody')).toEqual({
      exitCode: 0,
      text: 'There is no connection to sync.',
    });
    expect(await sync()).toEqual({ exitCode: 2, text: expect.stringContaining('Usage:') });
  });

  it('leaves a running service its work, whatever the date of this computer says', async () => {
    const client = new pg.Client({ connectionString: world.databaseUrl });
    await client.connect();
    await client.query('select pg_advisory_lock(4711)'); // what a living worker holds
    await client.query(
      `insert into pluggy.jobs (kind, key, serial, run_at, state, attempts, max_attempts, lease_until, worker, created_at)
       values ('sync-item', 'held', 'held', now(), 'running', 1, 5, now() + interval '30 seconds', 4711, now())`,
    );
    await setFaults({ invalidJson: 1 }); // tried several times, so that the command looks after the queue meanwhile
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 });
    try {
      expect((await sync('--item', items.ana)).exitCode).toBe(1);
    } finally {
      vi.useRealTimers();
      await setFaults({});
    }
    const { rows } = await client.query(`select worker, state from pluggy.jobs where key = 'held'`);
    await client.query(`delete from pluggy.jobs where key = 'held'`);
    await client.end();
    expect(rows).toEqual([{ worker: '4711', state: 'running' }]);
  });
});
