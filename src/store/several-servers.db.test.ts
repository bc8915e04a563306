import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '../../test/support/database.ts';
import { openTcpGate } from '../../test/support/tcp-gate.ts';
import { silentLogger } from '../domain/logger.ts';
import { Database } from './Database.ts';
import { DatabaseUnavailable } from './store-error.ts';

const primary = await createTestDatabase();
const other = await createTestDatabase();
const closers: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of closers.reverse()) await close();
  await primary.drop();
  await other.drop();
});

const hostOf = (url: string): string => new URL(url).host;

/** Both gates in one URL; each leads to a database of its own, whose name would tell them apart. */
async function openBoth() {
  const [one, two] = [await openTcpGate(primary.url), await openTcpGate(other.url)];
  // the second server knows the database under the first one's name
  const name = new URL(primary.url).pathname;
  const url = `${one.url.replace(/\/[^/]*$/, '').replace(hostOf(one.url), `${hostOf(one.url)},${hostOf(two.url)}`)}${name}`;
  closers.push(
    () => one.shut(),
    () => two.shut(),
  );
  return { one, two, url: `${url}?target_session_attrs=read-write` };
}

function open(url: string, more: Partial<ConstructorParameters<typeof Database>[0]> = {}): Database {
  const database = new Database({ url, logger: silentLogger, maxConnections: 2, ...more });
  closers.push(() => database.close());
  return database;
}

const answers = async (database: Database): Promise<number> => (await database.query('select 1')).rows.length;

describe('a URL of several servers', () => {
  it('takes the next one when the first is not there, and comes back', async () => {
    const { one, two, url } = await openBoth();
    const database = open(url);
    expect(await answers(database)).toBe(1);
    await one.shut();
    await database.query('select 1').catch(() => {}); // what was under way when it went
    expect(await answers(database)).toBe(1);
    const session = await database.connect();
    await session.end();
    await one.open();
    await two.shut();
    await database.query('select 1').catch(() => {});
    expect(await answers(database)).toBe(1);
    await two.open();
  });

  it('passes over a server that cannot be written, also one that becomes so', async () => {
    const { url, one } = await openBoth();
    const database = open(url);
    const readOnly = `alter database ${new URL(primary.url).pathname.slice(1)} set default_transaction_read_only`;
    expect(await answers(database)).toBe(1);
    const direct = open(primary.url);
    await direct.query(`${readOnly} = on`);
    await one.shut();
    await one.open();
    const fails = async (): Promise<string | undefined> =>
      database.query('select 1').then(
        () => undefined,
        (error: unknown) => (error instanceof DatabaseUnavailable ? error.code : String(error)),
      );
    await fails(); // what was under way when it went
    // both gates lead to the read-only database here: neither is taken, and the answer says why
    expect(await fails()).toBe('25006');
    await direct.asSystem(async (tx) => {
      await tx.query('set transaction read write');
      await tx.query(`${readOnly} = off`);
    });
    expect(await answers(database)).toBe(1);
  });
});

/** A server that takes connections and says nothing any more, from the moment that it is told to. */
async function freezable(databaseUrl: string) {
  const gate = await openTcpGate(databaseUrl);
  const target = new URL(gate.url);
  const sockets = new Set<Socket>();
  let isFrozen = false;
  const server: Server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('error', () => {});
      from.on('close', () => to.destroy());
      from.on('data', (bytes) => void (isFrozen || to.write(bytes)));
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(async () => {
    server.close();
    for (const socket of sockets) socket.destroy();
    await gate.shut();
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: gate.url.replace(/:\d+\//, `:${port}/`),
    freeze: () => {
      isFrozen = true;
    },
  };
}

describe('a server that freezes', () => {
  it('lets nobody wait: statements end at their bound, and so do those who wait for a connection', async () => {
    const server = await freezable(primary.url);
    const database = open(server.url, { statementMs: 1_000, waitMs: 5_000 });
    expect(await answers(database)).toBe(1);
    server.freeze();
    const begin = performance.now();
    const waiting = await Promise.allSettled(Array.from({ length: 6 }, () => database.query('select 1')));
    expect(waiting.map(({ status }) => status)).toEqual(waiting.map(() => 'rejected'));
    for (const outcome of waiting)
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(DatabaseUnavailable);
    expect(performance.now() - begin).toBeLessThan(60_000);
  });
});

describe('a statement that takes too long', () => {
  it('ends at its bound, and its connection goes on', async () => {
    const database = open(primary.url, { statementMs: 2_000, maxConnections: 1 });
    await expect(database.query('select pg_sleep(60)')).rejects.toMatchObject({ code: '57014' });
    expect(await answers(database)).toBe(1);
  });

  it('may take longer where its transaction says so', async () => {
    const database = open(primary.url, { statementMs: 2_000, maxConnections: 1 });
    const slept = database.asSystem((tx) => tx.query('select pg_sleep(3)'), 'write', { statementMs: 0 });
    await expect(slept).resolves.toBeDefined();
  });
});
