import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { DataFolder } from './data-folder.ts';
import { errorCode } from './errors.ts';
import { isServerOf } from './postmaster.ts';

/**
 * A fast shutdown writes one checkpoint: some 30 ms as a rule. The product promises to be gone within 10 s
 * of a SIGTERM, so after 5 s it is told to leave at once, which costs a recovery at the next start.
 */
const FAST_SHUTDOWN_MS = 5_000;
const IMMEDIATE_SHUTDOWN_MS = 3_000;
const POLL_MS = 10;

/**
 * Stops a server and waits until it is gone.
 *
 * @param bin folder of PostgreSQL's programs; needed on Windows alone, which has no signals
 * @returns false when it was still there at the end
 */
export async function stopServer(folder: DataFolder, pid: number, bin: string | null): Promise<boolean> {
  signal(pid, 'INT', bin);
  if (await gone(folder, pid, FAST_SHUTDOWN_MS)) return true;
  signal(pid, 'QUIT', bin);
  return gone(folder, pid, IMMEDIATE_SHUTDOWN_MS);
}

async function gone(folder: DataFolder, pid: number, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (isServerOf(folder, pid)) {
    if (performance.now() > deadline) return false;
    await pause(POLL_MS);
  }
  return true;
}

function signal(pid: number, name: 'INT' | 'QUIT', bin: string | null): void {
  if (process.platform === 'win32') {
    if (bin !== null) spawnSync(join(bin, 'pg_ctl'), ['kill', name, String(pid)], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(pid, `SIG${name}`);
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error;
  }
}
