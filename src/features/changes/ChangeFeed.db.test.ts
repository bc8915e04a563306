import { afterAll, expect, it } from 'vitest';
import { openTestDatabase } from '../../../test/support/open-test-database.ts';
import { openTcpGate } from '../../../test/support/tcp-gate.ts';
import { until } from '../../../test/support/until.ts';
import { systemClock } from '../../domain/clock.ts';
import { parseItemId, parseUserId } from '../../domain/ids.ts';
import { silentLogger } from '../../domain/logger.ts';
import { Database } from '../../store/Database.ts';
import { notifyChange } from '../../store/notify-change.ts';
import { ChangeFeed } from './ChangeFeed.ts';

const { database, url } = await openTestDatabase();
const happened: string[] = [];
/** Nobody listens while the feed waits to connect again. */
const clock = {
  now: systemClock.now,
  sleep: async (): Promise<void> => {
    happened.push('pause');
  },
};
const feed = new ChangeFeed(database, clock, silentLogger);
afterAll(() => feed.close());

const LISTENING = `select pid from pg_stat_activity
  where datname = current_database() and query ilike 'listen%' and pid <> pg_backend_pid()`;

it('says that changes may have been missed once none can be missed any more', async () => {
  const [userId, itemId] = [parseUserId('ana'), parseItemId('00000000-0000-4000-8000-000000000001')];
  if (userId === undefined || itemId === undefined) throw new Error('the ids are none');
  feed.subscribe(userId, {
    onChange: () => happened.push('change'),
    onHearing: () => {},
    onEnd: () => {},
    onGap: () => {
      happened.push('gap');
      void notifyChange(database, 'item', { itemId, userId });
    },
  });
  const listening = async () => (await database.query<{ pid: number }>(LISTENING)).rows[0]?.pid;
  const pid = await until('it listens', listening);
  await database.query('select pg_terminate_backend($1)', [pid]);
  await until('the change after the gap arrives', () => happened.includes('change'));
  expect(happened).toEqual(['pause', 'gap', 'change']);
});

it('notices a connection that does not answer any more, and hears again', async () => {
  const [userId, itemId] = [parseUserId('bia'), parseItemId('00000000-0000-4000-8000-000000000002')];
  if (userId === undefined || itemId === undefined) throw new Error('the ids are none');
  const gate = await openTcpGate(url);
  const through = new Database({ url: gate.url, logger: silentLogger });
  const watching = new ChangeFeed(through, systemClock, silentLogger, 50);
  try {
    const heard: string[] = [];
    watching.subscribe(userId, {
      onChange: () => heard.push('change'),
      onHearing: () => {},
      onEnd: () => {},
      onGap: () => heard.push('gap'),
    });
    await until('it hears', async () => {
      await notifyChange(database, 'item', { itemId, userId });
      return heard.includes('change');
    });
    gate.freeze();
    await until('it has noticed', () => heard.includes('gap'));
    // what was told of before may have come until then
    const known = heard.length;
    await until('it hears again', async () => {
      await notifyChange(database, 'item', { itemId, userId });
      return heard.slice(known).includes('change');
    });
    expect(heard.lastIndexOf('change')).toBeGreaterThan(heard.indexOf('gap'));
  } finally {
    await watching.close();
    await through.close();
    await gate.shut();
  }
});
