import { beforeAll, beforeEach, expect, it } from 'vitest';
import { type Clock, systemClock } from '../src/domain/clock.ts';
import { movingClock } from './support/moving-clock.ts';
import { bankRow, daysAgo, uuid } from './support/ScriptedBank.ts';
import { API_KEY } from './support/test-service.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/world.ts';

const ACCOUNT = uuid(1, 'a');
const [RECONNECT_MS, PING_MS] = [1_000, 15_000];

/** Who waits to connect again or for the next ping waits until the test says so. */
const sleepers = new Map<number, (() => void)[]>();
const sleep: Clock['sleep'] = (ms, signal) => {
  if (ms !== RECONNECT_MS && ms !== PING_MS) return systemClock.sleep(ms, signal);
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    sleepers.set(ms, [...(sleepers.get(ms) ?? []), resolve]);
    signal?.addEventListener('abort', () => resolve(), { once: true });
  });
};
const wake = (ms: number): void => {
  const waiting = sleepers.get(ms) ?? [];
  sleepers.delete(ms);
  for (const go of waiting) go();
};
const asleep = (ms: number) => until('it waits', () => sleepers.has(ms));

const world = useWorld('scripted', { clock: () => ({ ...movingClock(), sleep }) });

const LISTENING = `select pid from pg_stat_activity
  where datname = current_database() and query ilike 'listen%' and pid <> pg_backend_pid()`;
const listening = async (): Promise<number | undefined> =>
  (await world.sql<{ pid: number }>(LISTENING))[0]?.pid;

beforeAll(async () => {
  world.bank.hold(ACCOUNT, [bankRow(1, daysAgo(2))]);
  await world.app.pluggy.reportItem('ana', world.bank.itemId);
  await world.app.work();
});

beforeEach(() => sleepers.clear());

interface Stream {
  /** The events so far: what they name, and of `changes` the number. */
  readonly heard: string[];
  isOver: boolean;
  close(): Promise<void>;
}

/** A stream that has told how far the log is, and whose process hears of changes. */
async function open(): Promise<Stream> {
  const stop = new AbortController();
  const { body } = await fetch(`${world.app.url}/api/pluggy-v2/user/ana/events`, {
    signal: stop.signal,
    headers: { authorization: `Bearer ${API_KEY}` },
  });
  const reader = body?.getReader();
  const stream: Stream = {
    heard: [],
    isOver: false,
    close: async () => {
      stop.abort();
      await reading;
    },
  };
  const read = async (): Promise<void> => {
    let text = '';
    for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
      text += Buffer.from(part.value).toString('utf8');
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      stream.heard.push(
        ...blocks.flatMap((block) => /event: (.+)\ndata: (.+)$/.exec(block)?.slice(1, 3).join(' ') ?? []),
      );
    }
  };
  const reading = read()
    .catch(() => {})
    .then(() => {
      stream.isOver = true;
    });
  await until('it has told how far the log is', () =>
    stream.heard.some((event) => event.startsWith('changes')),
  );
  await until('the process listens', listening);
  await asleep(PING_MS);
  return stream;
}

const told = (stream: Stream, event: string, from: number) =>
  until(`${event} is told`, () => stream.heard.slice(from).some((one) => one.startsWith(`${event} `)));

it('what changes while the connection that listens is cut is told once it hears again, and the stream goes on', async () => {
  const stream = await open();
  const pid = await listening();
  await world.sql('select pg_terminate_backend($1)', [pid]);
  await asleep(RECONNECT_MS);
  await until('nobody listens', async () => (await listening()) === undefined);
  const from = stream.heard.length;
  await world.app.pluggy.annotateTransaction('ana', bankRow(1, daysAgo(2)).id, { note: 'in between' });
  wake(RECONNECT_MS);
  await told(stream, 'transactions', from);
  await told(stream, 'changes', from);
  expect(stream.heard.slice(from)).toContain(
    `transactions {"itemId":"${world.bank.itemId}","accountId":"${ACCOUNT}"}`,
  );
  expect(stream.isOver).toBe(false);
  await stream.close();
});

it('what nobody gave notice of is told within a minute: rows by the log, a sync by how the connection stands', async () => {
  const stream = await open();
  const from = stream.heard.length;
  // as a process leaves it that dies between its commit and the notice
  await world.sql(`update pluggy.accounts set raw = raw || '{"name":"renamed"}' where id = $1`, [ACCOUNT]);
  await world.sql(`update pluggy.items set sync_rows_read = coalesce(sync_rows_read, 0) + 1 where id = $1`, [
    world.bank.itemId,
  ]);
  for (let pings = 0; pings < 4; pings += 1) {
    await asleep(PING_MS);
    wake(PING_MS);
  }
  await told(stream, 'accounts', from);
  await told(stream, 'item', from);
  await told(stream, 'changes', from);
  await asleep(PING_MS);
  const known = stream.heard.length;
  for (let pings = 0; pings < 4; pings += 1) {
    await asleep(PING_MS);
    wake(PING_MS);
  }
  await asleep(PING_MS);
  // nothing has changed since: nothing but the pings
  await until(
    'the pings came',
    () => stream.heard.slice(known).filter((one) => one.startsWith('ping')).length >= 4,
  );
  expect(stream.heard.slice(known).filter((one) => !one.startsWith('ping'))).toEqual([]);
  await stream.close();
});
