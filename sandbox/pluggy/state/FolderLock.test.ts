import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FolderLock } from './FolderLock.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-lock-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Takes the folder's lock, and proves that it is held from then on: the next one is told which process has it. */
async function takeOver(): Promise<void> {
  await new FolderLock(folder).take();
  const next = new FolderLock(folder).take();
  await expect(next).rejects.toThrow(`another sandbox (process ${process.pid}) uses the folder`);
}

const writeLock = (pid: number, startedAt: string | null) =>
  writeFile(join(folder, 'lock.json'), JSON.stringify({ pid, startedAt, token: 'other' }));

async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(child, 'exit');
  if (child.pid === undefined) throw new Error('the process did not start');
  return child.pid;
}

describe('a lock on a folder', () => {
  it('keeps a second one away until it is released', async () => {
    const first = new FolderLock(folder);
    const second = new FolderLock(folder);
    await first.take();
    await expect(second.take()).rejects.toThrow(`another sandbox (process ${process.pid}) uses the folder`);
    await second.release();
    await expect(second.take()).rejects.toThrow('another sandbox');
    await first.release();
    await expect(second.take()).resolves.toBeUndefined();
  });

  it('of a process that was killed is taken over', async () => {
    await writeLock(await deadPid(), null);
    await takeOver();
  });

  it.runIf(process.platform === 'linux')(
    'of a process whose number another one has now is taken over',
    async () => {
      await writeLock(process.pid, '1');
      await takeOver();
    },
  );

  it('that a crash left half written is taken over', async () => {
    await writeFile(join(folder, 'lock.json'), '{"pid":');
    await takeOver();
  });
});
