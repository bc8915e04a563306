import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const POLL_MS = 200;

/**
 * Runs `work` while no other run in this folder installs or builds. Waits for another one; the lock of a
 * process that is gone is taken over.
 *
 * @template T
 * @param {string} root
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(root, work) {
  const file = join(makeCache(root), 'run.lock');
  let told = false;
  while (!take(file)) {
    const holder = readHolder(file);
    if (holder !== null && !isAlive(holder)) removeStale(file, holder);
    else {
      if (!told && holder !== null)
        console.log(`Another run (process ${holder.pid}) installs or builds here; waiting …`);
      told ||= holder !== null;
      await pause(POLL_MS);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** Not in node_modules and not in dist: both are thrown away under the lock. */
function makeCache(root) {
  const folder = join(root, '.cache');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Written aside and linked, so that nobody ever reads a lock that is empty. */
function take(file) {
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, JSON.stringify({ pid: process.pid, started: startTime(process.pid) }));
  try {
    linkSync(mine, file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(mine, { force: true });
  }
}

function readHolder(file) {
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8'));
    return Number.isSafeInteger(holder?.pid) && holder.pid > 1 ? holder : null;
  } catch {
    return null; // gone meanwhile
  }
}

/** The start time tells a process from a later one that got the same id, after a restart of the machine. */
function isAlive(holder) {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (error.code === 'ESRCH') return false;
  }
  return holder.started === null || startTime(holder.pid) === holder.started;
}

function startTime(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

/** Of several that find the same stale lock one moves it away; who moved a fresh one by mistake puts it back. */
function removeStale(file, holder) {
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const moved = readHolder(aside);
  if (moved !== null && moved.pid !== holder.pid) {
    try {
      linkSync(aside, file);
    } catch {
      // somebody holds it again
    }
  }
  rmSync(aside, { force: true });
}
