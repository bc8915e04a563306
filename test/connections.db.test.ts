import { expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { connectionsFor } from '../src/runtime/open-databases.ts';
import { call } from './support/api.ts';
import { useWorld } from './support/world.ts';

const world = useWorld('running');

const BY_DEFAULT = readConfig({}).databaseConnections;

it('every connection is accounted for, whatever the number', () => {
  for (let all = 10; all <= 200; all += 1) {
    const pools = Object.values(connectionsFor(all));
    expect(Math.min(...pools)).toBeGreaterThan(0);
    expect(pools.reduce((sum, count) => sum + count, 0)).toBe(all - 4);
  }
  expect(4 * BY_DEFAULT).toBeLessThan(97); // PostgreSQL keeps three of its 100 for its superuser
});

it('a process under load opens no more than it may', async () => {
  const users = Array.from({ length: 12 }, (_, n) => `user${n}`);
  const bank = world.bank;
  const ask = (user: string, what: string): Promise<unknown> =>
    call(world.service.url, `/api/pluggy-v2/user/${user}/${what}`);
  const streams = users.map((user) => {
    const abort = new AbortController();
    const headers = { authorization: 'Bearer sandbox-key' };
    const url = `${world.service.url}/api/pluggy-v2/user/${user}/events`;
    return { abort, opened: fetch(url, { headers, signal: abort.signal }) };
  });
  await Promise.all(streams.map(({ opened }) => opened));
  let most = 0;
  let isOver = false;
  const count = async (): Promise<void> => {
    while (!isOver) {
      const [row] = await world.sql<{ n: number }>(`select count(*)::integer as n from pg_stat_activity
         where datname = current_database() and application_name = 'pluggy-open-finance'`);
      most = Math.max(most, row?.n ?? 0);
    }
  };
  const counted = count();
  await Promise.all(users.map((user) => bank.connect(user)));
  for (let round = 0; round < 5; round += 1) {
    const asked = users.flatMap((user) =>
      ['items', 'accounts', 'transactions', 'financial-data', 'completeness'].map((what) => ask(user, what)),
    );
    await Promise.all(asked);
  }
  isOver = true;
  await counted;
  for (const { abort } of streams) abort.abort();
  expect(most).toBeGreaterThan(8);
  expect(most).toBeLessThanOrEqual(BY_DEFAULT);
});
