import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Logger } from '../src/domain/logger.ts';
import { call } from './support/api.ts';
import { expectOddObjects } from './support/check-answers.ts';
import { heldClock } from './support/held-clock.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/world.ts';

// the rows that fill its database are no more than long
expectOddObjects();

const ITEM = '00000000-0000-4000-8000-00000000000a';
const ACCOUNT = '00000000-0000-4000-8000-00000000000b';
/** About 40 MB: far more than the system keeps for a client that does not read. */
const ROWS = 20_000;

const clock = heldClock();
const sockets: Socket[] = [];
const logged: object[] = [];
const keep = (fields: object, message: string): void => void logged.push({ ...fields, message });
const logger: Logger = { debug: () => {}, info: keep, warn: keep, error: keep };
const world = useWorld('sandbox', { clock: () => clock, service: { logger } });

beforeAll(async () => {
  await world.app.pluggy.open();
  await world.app.care.ping();
  await world.sql("insert into pluggy.users (id, created_at) values ('ana', now())");
  await world.sql(
    `insert into pluggy.items (id, user_id, client_id, raw, status, first_seen_at, changed_at)
     values ($1, 'ana', 'c', '{}', 'UPDATED', now(), now())`,
    [ITEM],
  );
  await world.sql(
    `insert into pluggy.accounts (id, item_id, user_id, type, raw, first_seen_at, changed_at)
     values ($1, $2, 'ana', 'BANK', '{}', now(), now())`,
    [ACCOUNT, ITEM],
  );
  await world.sql(
    `insert into pluggy.transactions
       (account_id, id, user_id, date, amount, currency_code, type, status, raw, first_seen_at, changed_at)
     select $1, gen_random_uuid(), 'ana', now() - n * interval '1 hour', n, 'BRL', 'DEBIT', 'POSTED',
       jsonb_build_object('description', repeat(md5(n::text), 60)), now(), now()
     from generate_series(1, $2::integer) n`,
    [ACCOUNT, ROWS],
  );
});

afterAll(() => {
  for (const socket of sockets) socket.destroy();
});

/** Sends a request and reads its first bytes alone. @returns them, and the socket, which is left unread */
async function askAndStopReading(path: string, token: string): Promise<{ head: string; socket: Socket }> {
  const { hostname, port } = new URL(world.app.url);
  const socket = connect(Number(port), hostname);
  sockets.push(socket);
  socket.on('error', () => {});
  socket.write(
    `GET /api/pluggy-v2${path} HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${token}\r\n\r\n`,
  );
  const [first] = (await once(socket, 'data')) as [Buffer];
  socket.pause();
  return { head: first.toString(), socket };
}

const closed = (socket: Socket): Promise<unknown> => {
  const over = socket.closed ? Promise.resolve() : once(socket, 'close');
  socket.resume();
  return over;
};

const isCutOff = (line: object): boolean => 'error' in line && line.error === 'CallerTooSlow';

/** Time passes until these were cut off: what one of them has not written yet, it waits with a moment later. */
async function cutOff(streams: readonly { readonly socket: Socket }[]): Promise<void> {
  const before = logged.filter(isCutOff).length;
  await until('all were cut off', () => {
    if (clock.waiting > 0) clock.advance(16_000);
    return logged.filter(isCutOff).length >= before + streams.length;
  });
  await Promise.all(streams.map(({ socket }) => closed(socket)));
}

const sessionOf = async (userId: string): Promise<string> =>
  (await world.app.pluggy.createSession(userId)).sessionToken;

describe('clients that do not read', () => {
  it('hold a few connections that nothing else needs, are told so, and are cut off', async () => {
    const token = await sessionOf('ana');
    const open = await Promise.all(
      Array.from({ length: 10 }, () => askAndStopReading('/user/ana/financial-data', token)),
    );
    const refused = open.filter(({ head }) => head.startsWith('HTTP/1.1 429 '));
    expect(refused).toHaveLength(8);
    expect(refused[0]?.head).toMatch(/^retry-after: \d+/im);
    expect(refused[0]?.head).toContain('"code":"too_many_streams"');

    await until('both wait for their readers', () => clock.waiting >= 2);
    expect((await call(world.app.url, '/readyz')).status).toBe(200);
    const pages = Array.from({ length: 30 }, () =>
      call(world.app.url, '/api/pluggy-v2/user/ana/transactions', { token }),
    );
    expect((await Promise.all(pages)).map(({ status }) => status)).toEqual(pages.map(() => 200));
    const delivery = await call(world.app.url, '/api/pluggy-v2/webhook', {
      method: 'POST',
      body: {},
      token: null,
    });
    expect(delivery.status).toBe(401);

    await cutOff(open.filter(({ head }) => head.startsWith('HTTP/1.1 200 ')));
    // that is no defect of ours, and the log does not call it one
    const requestId = expect.any(String);
    const line = {
      error: 'CallerTooSlow',
      requestId,
      message: 'a caller did not read its answer to the end',
    };
    expect(logged.filter((line) => 'error' in line)).toEqual([line, line]);
    // who reads gets everything, and there is room again
    const whole = await call(world.app.url, '/api/pluggy-v2/user/ana/financial-data', { token });
    expect(whole.json<{ transactions: unknown[] }>().transactions).toHaveLength(ROWS);
  });

  it('of several users share what there is', async () => {
    const tokens = await Promise.all(['ana', 'bia', 'caio', 'davi'].map(sessionOf));
    const unread = await Promise.all([
      askAndStopReading('/user/ana/financial-data', tokens[0] ?? ''),
      askAndStopReading('/user/ana/financial-data', tokens[0] ?? ''),
    ]);
    await until('both wait for their readers', () => clock.waiting >= 2);
    // an answer that fits is over at once, and leaves its place to the next
    for (const [user, token] of [
      ['bia', tokens[1]],
      ['caio', tokens[2]],
      ['davi', tokens[3]],
    ] as const) {
      const answer = await call(world.app.url, `/api/pluggy-v2/user/${user}/financial-data`, {
        token: token ?? '',
      });
      expect(answer.status).toBe(200);
    }
    await cutOff(unread);
  });

  it('of files are cut off too, and share those connections', async () => {
    const token = await sessionOf('ana');
    const path = '/user/ana/export/transactions';
    const unread = await Promise.all([
      askAndStopReading(`${path}.csv`, token),
      askAndStopReading(`${path}.ofx?accountId=${ACCOUNT}`, token),
    ]);
    expect(unread.map(({ head }) => head.slice(0, 13))).toEqual(['HTTP/1.1 200 ', 'HTTP/1.1 200 ']);
    const third = await call(world.app.url, `/api/pluggy-v2${path}.jsonl`, { token });
    expect(third.json()).toMatchObject({ code: 'too_many_streams' });
    await until('both wait for their readers', () => clock.waiting >= 2);
    await cutOff(unread);
    const whole = await call(world.app.url, `/api/pluggy-v2${path}.jsonl`, { token });
    expect(whole.text.trimEnd().split('\n')).toHaveLength(ROWS);
  });

  it('of events are only so many, and are cut off once events pile up', async () => {
    const token = await sessionOf('ana');
    const streams = (count: number) =>
      Promise.all(Array.from({ length: count }, () => askAndStopReading('/user/ana/events', token)));
    const unread = await streams(20);
    const isRefused = async (): Promise<boolean> => {
      const [stream] = await streams(1);
      stream?.socket.destroy();
      return stream?.head.startsWith('HTTP/1.1 429 ') === true;
    };
    expect(await isRefused()).toBe(true);
    // more than the system keeps for them
    await world.sql(
      `select pg_notify('pluggy_changes', jsonb_build_object(
         'kind', 'item', 'userId', 'ana', 'itemId', repeat('x', 7000) || n)::text)
       from generate_series(1, 1500) n`,
    );
    await until('there is room again', async () => !(await isRefused()));
    await Promise.all(unread.map(({ socket }) => closed(socket)));
  });

  it('of events end with their session, by the clock that everything goes by', async () => {
    // somebody for whom no events of the test before are left, which would cut this stream off too
    const { socket, head } = await askAndStopReading('/user/bia/events', await sessionOf('bia'));
    expect(head).toMatch(/^HTTP\/1.1 200 /);
    const heard: string[] = [];
    socket.on('data', (bytes: Buffer) => void heard.push(String(bytes))).resume();
    await until('it waits', () => clock.waiting > 0);
    clock.advance(15_000);
    await until('a ping came', () => heard.join('').includes('event: ping\ndata: {}'));
    const over = closed(socket);
    clock.advance(3_600_000);
    await over;
  });
});

it('HEAD is answered without opening anything', async () => {
  for (const what of ['events', 'financial-data', 'export/transactions.csv']) {
    const answer = await call(world.app.url, `/api/pluggy-v2/user/ana/${what}`, { method: 'HEAD' });
    expect([what, answer.status, answer.text]).toEqual([what, 200, '']);
  }
  expect(
    (await call(world.app.url, '/api/pluggy-v2/user/ana/events', { method: 'HEAD' })).headers.get(
      'content-type',
    ),
  ).toBe('text/event-stream; charset=utf-8');
});
