import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  embeddedTests,
  isRunning,
  killServerOf,
  open,
  readRow,
  writeRow,
} from '../../../test/support/embedded.ts';
import { silentLogger } from '../../domain/logger.ts';
import { dataFolder } from './data-folder.ts';
import { isServerOf } from './postmaster.ts';

const tests = embeddedTests();

/** Kills the watcher of a holder, so that nothing notices the holder's death. */
function killWatcher(dataDir: string): void {
  const list = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' });
  for (const line of list.split('\n')) {
    if (line.includes('pluggy-watcher') && line.endsWith(dataDir))
      process.kill(Number.parseInt(line, 10), 'SIGKILL');
  }
}

/** Leaves a `postmaster.pid` as a killed server would, naming this process. */
function leavePidFile(dataDir: string, pid: number | undefined): void {
  if (pid === undefined) throw new Error('the stranger did not start');
  const file = join(dataDir, 'pg/postmaster.pid');
  writeFileSync(file, `${pid}\n${join(dataDir, 'pg')}\n1\n5432\n\n\n0\nready\n`, { mode: 0o600 });
  const owner = statSync(join(dataDir, 'pg'));
  chownSync(file, owner.uid, owner.gid);
}

describe('after a crash', () => {
  let dataDir: string;
  beforeAll(async () => {
    dataDir = join(tests().home, 'crash');
    const server = await open(dataDir);
    await writeRow(server.url);
    await server.stop();
  });

  async function expectGoodStart(adopted = false): Promise<void> {
    const server = await open(dataDir);
    try {
      expect(server.adopted).toBe(adopted);
      expect(await readRow(server.url)).toBe('açaí');
    } finally {
      await server.stop();
    }
    expect(isRunning(dataDir)).toBe(false);
  }

  test('of its owner the server stops by itself', async () => {
    const owner = await tests().hold({ dataDir });
    expect(isRunning(dataDir)).toBe(true);
    await owner.kill();
    await expect.poll(() => isRunning(dataDir), { timeout: 60_000 }).toBe(false);
    await expectGoodStart();
  });

  test('of its owner it goes on for a command that uses it', async () => {
    const owner = await tests().hold({ dataDir });
    const command = await open(dataDir, { role: 'command' });
    await owner.kill();
    const next = await open(dataDir); // the dead service's lock is free
    expect(await readRow(command.url)).toBe('açaí');
    await next.stop();
    expect(await readRow(command.url)).toBe('açaí');
    await command.stop();
    // the dead owner's watcher may have been looking at that moment: then it stops the server itself
    await expect.poll(() => isRunning(dataDir), { timeout: 60_000 }).toBe(false);
  });

  test('of its owner and the watcher it is adopted by the next start', async () => {
    const owner = await tests().hold({ dataDir });
    killWatcher(dataDir);
    await owner.kill();
    expect(isRunning(dataDir)).toBe(true);
    await expectGoodStart(true);
  });

  test('of its owner and the server itself the data is recovered', async () => {
    const owner = await tests().hold({ dataDir });
    owner.process.kill('SIGSTOP'); // else it may have a server brought back before it dies itself
    killServerOf(dataDir);
    await owner.kill();
    await expectGoodStart();
  });

  test('of the server alone it is brought back under its owner', async () => {
    const server = await open(dataDir);
    killServerOf(dataDir);
    await expect
      .poll(() => readRow(server.url).catch(() => 'not yet'), { timeout: 60_000, interval: 100 })
      .toBe('açaí');
    await server.stop();
    expect(isRunning(dataDir)).toBe(false);
  });

  test('of the server alone it is brought back however long its disk is unusable', async () => {
    const said: string[] = [];
    const logger = {
      ...silentLogger,
      error: (fields: object, words: string) => void said.push(`${words} ${JSON.stringify(fields)}`),
    };
    const server = await open(dataDir, { logger });
    const control = join(dataDir, 'pg/global/pg_control');
    renameSync(control, `${control}.away`);
    killServerOf(dataDir);
    await expect.poll(() => said.length, { timeout: 60_000, interval: 50 }).toBe(1);
    expect(said[0]).toMatch(/does not start; it is tried again .*pg_control/);
    renameSync(`${control}.away`, control);
    await expect
      .poll(() => readRow(server.url).catch(() => 'not yet'), { timeout: 60_000, interval: 100 })
      .toBe('açaí');
    await server.stop();
    expect(isRunning(dataDir)).toBe(false);
  });

  test('of the server it is left for good by who stops while it cannot start', async () => {
    const server = await open(dataDir);
    const control = join(dataDir, 'pg/global/pg_control');
    renameSync(control, `${control}.away`);
    killServerOf(dataDir);
    await expect.poll(() => isRunning(dataDir), { timeout: 60_000 }).toBe(false);
    await server.stop();
    renameSync(`${control}.away`, control);
    await expectGoodStart();
  });

  test('a stranger who got the server’s process id does not hinder the start', async () => {
    const stranger = spawn('sleep', ['60']);
    leavePidFile(dataDir, stranger.pid);
    await expectGoodStart();
    stranger.kill();
  });

  test('an empty postmaster.pid, as a power cut may leave, does not hinder the start', async () => {
    const file = join(dataDir, 'pg/postmaster.pid');
    writeFileSync(file, '');
    utimesSync(file, new Date(0), new Date(0));
    await expectGoodStart();
  });

  test('a zombie, which no signal tells from a living process, does not hinder the start', async () => {
    // The shell becomes a `sleep`, which never asks after its child.
    const parent = spawn('/bin/sh', ['-c', 'true & echo $!; exec sleep 60'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [line] = await once(parent.stdout, 'data');
    const zombie = Number(String(line));
    leavePidFile(dataDir, zombie);
    expect(isServerOf(dataFolder(dataDir), zombie)).toBe(false);
    await expectGoodStart();
    parent.kill();
  });
});
