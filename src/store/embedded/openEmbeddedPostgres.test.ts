import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  embeddedTests,
  isRunning,
  killServerOf,
  open,
  query,
  readRow,
  writeRow,
} from '../../../test/support/embedded.ts';
import { makeInstallation } from '../../../test/support/installation.ts';
import { dataFolder } from './data-folder.ts';
import { stopServer } from './stop-server.ts';

const isRoot = process.getuid?.() === 0;
/** An ordinary user: `nobody` for root, else the one who runs the tests. */
const nobody = isRoot ? { uid: 65534, gid: 65534 } : undefined;

const tests = embeddedTests();

const answers = async (url: string | undefined) => (await query(url, 'select 1')).length === 1;
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

describe('a first start', () => {
  test('makes a database for its owner alone, and leaves nothing running', async () => {
    const dataDir = join(tests().home, 'first é 100%');
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
    const server = await open(join(tests().home, 'password'));
    const guessed = server.url.replace(/:[^:@]+@/, ':guess@');
    await expect(query(guessed, 'select 1')).rejects.toThrow('password authentication failed');
    await server.stop();
  });

  test('listens on loopback where the path is too long for a socket', async () => {
    const dataDir = join(tests().home, 'long'.repeat(30));
    const server = await open(dataDir);
    expect(new URL(server.url).hostname).toBe('127.0.0.1');
    await writeRow(server.url);
    killServerOf(dataDir); // whoever uses it knows this port alone
    await expect
      .poll(() => readRow(server.url).catch(() => 'not yet'), { timeout: 60_000, interval: 100 })
      .toBe('açaí');
    await server.stop();
    expect(isRunning(dataDir)).toBe(false);
  });

  test('says what to do when the folder cannot be made', async () => {
    const file = join(tests().home, 'a-file');
    writeFileSync(file, '');
    await expect(open(join(file, 'data'))).rejects.toThrow(/cannot be made .*Set DATA_DIR/);
  });

  test('says what PostgreSQL said when it does not start', async () => {
    const dataDir = join(tests().home, 'broken');
    await expect(open(dataDir, { settings: { fsync: 'off', shared_buffers: 'much' } })).rejects.toThrow(
      /did not start .*shared_buffers.*DATABASE_URL/,
    );
  });
});

describe('sharing a folder', () => {
  let dataDir: string;
  beforeAll(() => {
    dataDir = join(tests().home, 'shared');
  });

  test('of two services that start at once on a fresh folder one runs and the other says why not', async () => {
    const both = await Promise.all([tests().hold({ dataDir }), tests().hold({ dataDir })]);
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
    const service = await tests().hold({ dataDir });
    const command = await open(dataDir, { role: 'command' });
    expect(command.adopted).toBe(true);
    await service.stop();
    expect(await answers(command.url)).toBe(true);
    await command.stop();
    expect(isRunning(dataDir)).toBe(false);
  });

  test('a service joins the server that a command started, and keeps it', async () => {
    const command = await tests().hold({ dataDir, role: 'command' });
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

describe('who runs it', () => {
  test('an ordinary user, with programs that somebody else installed without their links', async () => {
    const own = join(tests().home, 'ordinary');
    mkdirSync(own);
    chmodSync(tests().home, 0o755);
    if (nobody !== undefined) chownSync(own, nobody.uid, nobody.gid);
    mkdirSync(join(tests().installation.folder, 'cache'), { recursive: true });
    chmodSync(join(tests().installation.folder, 'cache'), 0o777);
    const dataDir = join(own, 'data');

    const server = await tests().hold({ dataDir, user: nobody });
    expect(server.report).toMatchObject({ version: expect.stringMatching(/^18\./) });
    await writeRow(server.report.url);
    await server.stop();
    expect(isRunning(dataDir)).toBe(false);

    // root on this user's folder leaves everything to the user
    await (await tests().hold({ dataDir })).stop();
    const again = await tests().hold({ dataDir, user: nobody });
    expect(await readRow(again.report.url)).toBe('açaí');
    await again.stop();
  });

  if (isRoot) {
    test('root, with programs and data in a folder that nobody else may enter', async () => {
      const closed = await makeInstallation();
      chmodSync(closed.folder, 0o700);
      const dataDir = join(closed.folder, 'data');
      const cacheDir = join(tests().home, 'cache');
      chmodSync(tests().home, 0o755);
      const usual = process.umask(0o077);
      const server = await closed.hold({ dataDir, cacheDir });
      process.umask(usual);
      expect(server.report).toMatchObject({ version: expect.stringMatching(/^18\./) });
      await writeRow(server.report.url);
      await server.stop();
      const again = await closed.hold({ dataDir, cacheDir });
      expect(await readRow(again.report.url)).toBe('açaí');
      await again.stop();
      closed.remove();
    });

    test('root is told which folders the user of the database may not enter', async () => {
      const closed = await makeInstallation();
      chmodSync(closed.folder, 0o700);
      const { report } = await closed.hold({ dataDir: join(closed.folder, 'data') });
      expect(report.error?.name).toBe('NoBinariesError');
      expect(report.error?.message).toMatch(/may not run the PostgreSQL programs: .*\(EACCES\).*chmod o\+x/);
      expect(report.error?.message).not.toContain('glibc');
      closed.remove();
    });

    test('an ordinary user is told when root made the database', async () => {
      const dataDir = join(tests().home, 'of-root');
      mkdirSync(dataDir);
      await (await open(dataDir)).stop();
      chownSync(dataDir, 1234, 1234);
      const { report } = await tests().hold({ dataDir, user: { uid: 1234, gid: 1234 } });
      expect(report.error?.name).toBe('NotPermittedError');
      expect(report.error?.message).toMatch(/belongs to .* start it as that user again, or set DATA_DIR/);
    });
  }

  test('a process that forgets to stop it ends all the same, and the server with it', async () => {
    const dataDir = join(tests().home, 'forgetful');
    const forgetful = await tests().hold({ dataDir, how: 'end' });
    expect(forgetful.report.url).toBeDefined();
    if (forgetful.process.exitCode === null) await once(forgetful.process, 'exit');
    await expect.poll(() => isRunning(dataDir), { timeout: 60_000 }).toBe(false);
  });
});

test('a server that is gone already counts as stopped', async () => {
  const folder = dataFolder(tests().home);
  expect(await stopServer(folder, 2 ** 22 + 1, null)).toBe(true);
});
