import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  type Holder,
  type HoldOptions,
  type Installation,
  makeInstallation,
} from '../../../test/support/installation.ts';
import { silentLogger } from '../../domain/logger.ts';
import { dataFolder } from './data-folder.ts';
import { type EmbeddedOptions, openEmbeddedPostgres } from './openEmbeddedPostgres.ts';
import { isServerOf, readPostmaster, runningPostmaster } from './postmaster.ts';
import { stopServer } from './stop-server.ts';

const isRoot = process.getuid?.() === 0;
/** An ordinary user: `nobody` for root, else the one who runs the tests. */
const nobody = isRoot ? { uid: 65534, gid: 65534 } : undefined;

let installation: Installation;
let home: string;
let holders: Holder[] = [];

beforeAll(async () => {
  installation = await makeInstallation();
  home = mkdtempSync(join(tmpdir(), 'pluggy-embedded-'));
});

afterEach(async () => {
  for (const holder of holders) await holder.kill();
  holders = [];
});

afterAll(() => {
  installation.remove();
  rmSync(home, { recursive: true, force: true });
});

async function hold(options: HoldOptions): Promise<Holder> {
  const holder = await installation.hold(options);
  holders.push(holder);
  return holder;
}

function open(dataDir: string, options: Partial<EmbeddedOptions> = {}) {
  return openEmbeddedPostgres({
    dataDir,
    role: 'service',
    logger: silentLogger,
    settings: { fsync: 'off' },
    ...options,
  });
}

async function query<Row extends pg.QueryResultRow>(url: string | undefined, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

const writeRow = (url: string | undefined) =>
  query(url, `create table kept (word text); insert into kept values ('açaí')`);
const readRow = async (url: string | undefined) =>
  (await query<{ word: string }>(url, 'select word from kept'))[0]?.word;

const answers = async (url: string | undefined) => (await query(url, 'select 1')).length === 1;

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
const isRunning = (dataDir: string) => runningPostmaster(dataFolder(dataDir)) !== null;
const untilStopped = (dataDir: string) =>
  expect.poll(() => isRunning(dataDir), { timeout: 10_000 }).toBe(false);

/** Kills the watcher of a holder, so that nothing notices the holder's death. */
function killWatcher(dataDir: string): void {
  const list = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' });
  for (const line of list.split('\n')) {
    if (line.includes('pluggy-watcher') && line.endsWith(dataDir))
      process.kill(Number.parseInt(line, 10), 'SIGKILL');
  }
}

describe('a first start', () => {
  test('makes a database for its owner alone, and leaves nothing running', async () => {
    const dataDir = join(home, 'first é 100%');
    const server = await open(dataDir);
    expect(server).toMatchObject({ adopted: false, version: expect.stringMatching(/^18\./) });
    await writeRow(server.url);
    expect(modeOf(dataDir)).toBe('700');
    expect(modeOf(join(dataDir, 'pg'))).toBe('700');
    expect(modeOf(join(dataDir, 'database.json'))).toBe('600');
    expect(JSON.parse(readFileSync(join(dataDir, 'database.json'), 'utf8'))).toMatchObject({
      url: server.url,
    });
    await server.stop();
    expect(isRunning(dataDir)).toBe(false);

    const again = await open(dataDir);
    expect(again.url).toBe(server.url);
    expect(await readRow(again.url)).toBe('açaí');
    await again.stop();
  });

  test('asks for the password', async () => {
    const server = await open(join(home, 'password'));
    const guessed = server.url.replace(/:[^:@]+@/, ':guess@');
    await expect(query(guessed, 'select 1')).rejects.toThrow('password authentication failed');
    await server.stop();
  });

  test('listens on loopback where the path is too long for a socket', async () => {
    const dataDir = join(home, 'long'.repeat(30));
    const server = await open(dataDir);
    expect(new URL(server.url).hostname).toBe('127.0.0.1');
    await writeRow(server.url);
    await server.stop();
    expect(isRunning(dataDir)).toBe(false);
  });

  test('says what to do when the folder cannot be made', async () => {
    const file = join(home, 'a-file');
    writeFileSync(file, '');
    await expect(open(join(file, 'data'))).rejects.toThrow(/cannot be made .*Set DATA_DIR/);
  });

  test('says what PostgreSQL said when it does not start', async () => {
    const dataDir = join(home, 'broken');
    await expect(open(dataDir, { settings: { fsync: 'off', shared_buffers: 'much' } })).rejects.toThrow(
      /did not start .*shared_buffers.*DATABASE_URL/,
    );
  });
});

describe('sharing a folder', () => {
  let dataDir: string;
  beforeAll(() => {
    dataDir = join(home, 'shared');
  });

  test('of two services that start at once on a fresh folder one runs and the other says why not', async () => {
    const both = await Promise.all([hold({ dataDir }), hold({ dataDir })]);
    const winner = both.find((holder) => holder.report.url !== undefined);
    const loser = both.find((holder) => holder.report.error !== undefined);
    expect(loser?.report.error?.name).toBe('DataFolderInUseError');
    expect(loser?.report.error?.message).toContain(dataDir);
    expect(loser?.report.error?.message).toContain(`process ${winner?.pid}`);
    expect(loser?.report.error?.message).toContain('set DATA_DIR');
    expect(await answers(winner?.report.url)).toBe(true);
    await winner?.stop();
    expect(isRunning(dataDir)).toBe(false);
  });

  test('a command joins a running service, and the last one out stops the server', async () => {
    const service = await hold({ dataDir });
    const command = await open(dataDir, { role: 'command' });
    expect(command.adopted).toBe(true);
    await service.stop();
    expect(await answers(command.url)).toBe(true);
    await command.stop();
    expect(isRunning(dataDir)).toBe(false);
  });

  test('a service joins the server that a command started, and keeps it', async () => {
    const command = await hold({ dataDir, role: 'command' });
    const service = await open(dataDir);
    await command.stop();
    expect(await answers(service.url)).toBe(true);
    await service.stop();
    expect(isRunning(dataDir)).toBe(false);
  });

  test('processes that come and go at the same time never find it broken', async () => {
    const comeAndGo = async () => {
      for (let round = 0; round < 4; round += 1) {
        const command = await open(dataDir, { role: 'command' });
        expect(await answers(command.url)).toBe(true);
        await command.stop();
      }
    };
    await Promise.all([comeAndGo(), comeAndGo(), comeAndGo()]);
    expect(isRunning(dataDir)).toBe(false);
  });
});

describe('after a crash', () => {
  let dataDir: string;
  beforeAll(async () => {
    dataDir = join(home, 'crash');
    const server = await open(dataDir);
    await writeRow(server.url);
    await server.stop();
  });

  async function expectGoodStart(adopted = false): Promise<void> {
    const server = await open(dataDir);
    expect(server.adopted).toBe(adopted);
    expect(await readRow(server.url)).toBe('açaí');
    await server.stop();
    expect(isRunning(dataDir)).toBe(false);
  }

  test('of its owner the server stops by itself', async () => {
    const owner = await hold({ dataDir });
    expect(isRunning(dataDir)).toBe(true);
    await owner.kill();
    await untilStopped(dataDir);
    await expectGoodStart();
  });

  test('of its owner it goes on for a command that uses it', async () => {
    const owner = await hold({ dataDir });
    const command = await open(dataDir, { role: 'command' });
    await owner.kill();
    const next = await open(dataDir); // the dead service's lock is free
    expect(await readRow(command.url)).toBe('açaí');
    await next.stop();
    expect(await readRow(command.url)).toBe('açaí');
    await command.stop();
    expect(isRunning(dataDir)).toBe(false);
  });

  test('of its owner and the watcher it is adopted by the next start', async () => {
    const owner = await hold({ dataDir });
    killWatcher(dataDir);
    await owner.kill();
    expect(isRunning(dataDir)).toBe(true);
    await expectGoodStart(true);
  });

  test('of its owner and the server itself the data is recovered', async () => {
    const owner = await hold({ dataDir });
    const server = readPostmaster(dataFolder(dataDir));
    await owner.kill();
    process.kill(server?.pid ?? 0, 'SIGKILL');
    await expectGoodStart();
  });

  test('of the server alone it is brought back under its owner', async () => {
    const server = await open(dataDir);
    process.kill(readPostmaster(dataFolder(dataDir))?.pid ?? 0, 'SIGKILL');
    await expect
      .poll(() => readRow(server.url).catch(() => 'not yet'), { timeout: 15_000, interval: 100 })
      .toBe('açaí');
    await server.stop();
    expect(isRunning(dataDir)).toBe(false);
  });

  test('a stranger who got the server’s process id does not hinder the start', async () => {
    const stranger = spawn('sleep', ['60']);
    const owner = await hold({ dataDir });
    const pidFile = join(dataDir, 'pg/postmaster.pid');
    const left = readFileSync(pidFile, 'utf8');
    await owner.stop();
    writeFileSync(pidFile, left.replace(/^\d+/, String(stranger.pid)));
    if (isRoot) chownSync(pidFile, statSync(join(dataDir, 'pg')).uid, statSync(join(dataDir, 'pg')).gid);
    await expectGoodStart();
    stranger.kill();
  });

  test('a zombie, which no signal tells from a living process, does not hinder the start', async () => {
    // The shell becomes a `sleep`, which never asks after its child.
    const parent = spawn('/bin/sh', ['-c', 'true & echo $!; exec sleep 60'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [line] = await once(parent.stdout, 'data');
    const zombie = Number(String(line));
    const pidFile = join(dataDir, 'pg/postmaster.pid');
    writeFileSync(pidFile, `${zombie}\n${join(dataDir, 'pg')}\n1\n5432\n\n\n0\nready\n`, { mode: 0o600 });
    if (isRoot) chownSync(pidFile, statSync(join(dataDir, 'pg')).uid, statSync(join(dataDir, 'pg')).gid);
    expect(isServerOf(dataFolder(dataDir), zombie)).toBe(false);
    await expectGoodStart();
    parent.kill();
  });
});

describe('who runs it', () => {
  test('an ordinary user, with programs that somebody else installed without their links', async () => {
    const own = join(home, 'ordinary');
    mkdirSync(own);
    chmodSync(home, 0o755);
    if (nobody !== undefined) chownSync(own, nobody.uid, nobody.gid);
    mkdirSync(join(installation.folder, 'cache'), { recursive: true });
    chmodSync(join(installation.folder, 'cache'), 0o777);
    const dataDir = join(own, 'data');

    const server = await hold({ dataDir, user: nobody });
    expect(server.report).toMatchObject({ version: expect.stringMatching(/^18\./) });
    await writeRow(server.report.url);
    await server.stop();
    expect(isRunning(dataDir)).toBe(false);

    // root on this user's folder leaves everything to the user
    await (await hold({ dataDir })).stop();
    const again = await hold({ dataDir, user: nobody });
    expect(await readRow(again.report.url)).toBe('açaí');
    await again.stop();
  });

  if (isRoot) {
    test('root, with programs and data in a folder that nobody else may enter', async () => {
      const closed = await makeInstallation();
      chmodSync(closed.folder, 0o700);
      const dataDir = join(closed.folder, 'data');
      const cacheDir = join(home, 'cache');
      chmodSync(home, 0o755);
      const server = await closed.hold({ dataDir, cacheDir });
      expect(server.report).toMatchObject({ version: expect.stringMatching(/^18\./) });
      await writeRow(server.report.url);
      await server.stop();
      const again = await closed.hold({ dataDir, cacheDir });
      expect(await readRow(again.report.url)).toBe('açaí');
      await again.stop();
      closed.remove();
    });

    test('an ordinary user is told when root made the database', async () => {
      const dataDir = join(home, 'of-root');
      mkdirSync(dataDir);
      await (await open(dataDir)).stop();
      chownSync(dataDir, 1234, 1234);
      const { report } = await hold({ dataDir, user: { uid: 1234, gid: 1234 } });
      expect(report.error?.name).toBe('NotPermittedError');
      expect(report.error?.message).toMatch(/belongs to .* start it as that user again, or set DATA_DIR/);
    });
  }

  test('a process that forgets to stop it ends all the same, and the server with it', async () => {
    const dataDir = join(home, 'forgetful');
    const forgetful = await hold({ dataDir, how: 'end' });
    expect(forgetful.report.url).toBeDefined();
    if (forgetful.process.exitCode === null) await once(forgetful.process, 'exit');
    await untilStopped(dataDir);
  });
});

test('a server that is gone already counts as stopped', async () => {
  const folder = dataFolder(home);
  expect(await stopServer(folder, 2 ** 22 + 1, null)).toBe(true);
});
