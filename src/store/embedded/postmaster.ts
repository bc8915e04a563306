import { spawnSync } from 'node:child_process';
import { closeSync, ftruncateSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { isProcessId } from '../../domain/process-id.ts';
import type { DataFolder } from './data-folder.ts';
import { errorCode } from './errors.ts';

/** A server that starts fills its file within microseconds; one that is empty for so long has no server. */
const EMPTY_FILE_MS = 5_000;

/** What `postmaster.pid` says about a server; the format is documented in PostgreSQL's `miscadmin.h`. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** Address for TCP, or null for a server that listens on its socket alone. */
  readonly tcpHost: string | null;
  readonly ready: boolean;
}

/** Reads `postmaster.pid`; null when there is none or it isn't complete yet. Says nothing about life. */
export function readPostmaster(folder: DataFolder): Postmaster | null {
  const text = readPidFile(folder);
  if (text === null) return null;
  const [pid, , , port, , host = '', , status = ''] = text.split('\n').map((line) => line.trim());
  // A start in single-user mode has a negative number here; nobody can connect to that.
  const id = Number(pid);
  if (!isProcessId(id)) return null;
  return {
    pid: id,
    port: Number(port),
    tcpHost: host === '' ? null : host,
    ready: status === 'ready',
  };
}

/** The server that really runs on this folder, or null. */
export function runningPostmaster(folder: DataFolder): Postmaster | null {
  const postmaster = readPostmaster(folder);
  return postmaster !== null && isServerOf(folder, postmaster.pid) ? postmaster : null;
}

/**
 * True when this process is a living PostgreSQL of this folder. `kill(pid, 0)` alone would also say yes to a
 * zombie (in containers whose process 1 reaps nobody) and to a stranger who got the same id after a restart.
 */
export function isServerOf(folder: DataFolder, pid: number): boolean {
  if (!processExists(pid)) return false;
  if (process.platform === 'linux') return isLinuxServerOf(folder, pid);
  if (process.platform === 'win32') return true;
  const answer = spawnSync('/bin/ps', ['-o', 'stat=,comm=', '-p', String(pid)], { encoding: 'utf8' });
  return answer.status === 0 && !answer.stdout.trim().startsWith('Z') && answer.stdout.includes('postgres');
}

/** True when a process of this id exists, whoever owns it. */
export function processExists(pid: number): boolean {
  if (!isProcessId(pid)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/**
 * PostgreSQL refuses to start while `postmaster.pid` names a process that exists, be it a zombie or a
 * stranger. It makes an exception for its own parent: so write our own id there. Its second check, for
 * processes that still use the shared memory, stays in force.
 *
 * Reads and writes through one descriptor: if a server starts meanwhile it replaces the file, and this
 * write goes to the old one, which nobody reads any more.
 */
export function excuseStalePid(folder: DataFolder): boolean {
  if (removeEmptyPidFile(folder)) return true;
  const postmaster = readPostmaster(folder);
  if (postmaster === null || !processExists(postmaster.pid) || postmaster.pid === process.pid) return false;
  if (isServerOf(folder, postmaster.pid)) return false;
  let file: number;
  try {
    file = openSync(pidFile(folder), 'r+');
  } catch {
    return false;
  }
  try {
    const text = readFileSync(file, 'utf8');
    if (!text.startsWith(`${postmaster.pid}\n`)) return false;
    const changed = text.replace(/^\d+/, String(process.pid));
    writeSync(file, changed, 0);
    ftruncateSync(file, Buffer.byteLength(changed));
  } finally {
    closeSync(file);
  }
  rmSync(join(folder.cluster, `.s.PGSQL.${postmaster.port}.lock`), { force: true });
  return true;
}

/** A start that a power cut ended may leave an empty file, with which PostgreSQL refuses every other start. */
function removeEmptyPidFile(folder: DataFolder): boolean {
  const file = statSync(pidFile(folder), { throwIfNoEntry: false });
  if (file === undefined || file.size > 0 || Date.now() - file.mtimeMs < EMPTY_FILE_MS) return false;
  rmSync(pidFile(folder), { force: true });
  return true;
}

function isLinuxServerOf(folder: DataFolder, pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    if (!/^\d+ \(postgres\) [^ZX]/.test(stat)) return false;
    const there = statSync(`/proc/${pid}/cwd/`);
    const here = statSync(folder.cluster);
    return there.dev === here.dev && there.ino === here.ino;
  } catch (error) {
    // Not allowed to look at somebody else's process: its name has to do.
    return errorCode(error) === 'EACCES';
  }
}

function readPidFile(folder: DataFolder): string | null {
  try {
    return readFileSync(pidFile(folder), 'utf8');
  } catch {
    return null;
  }
}

function pidFile(folder: DataFolder): string {
  return join(folder.cluster, 'postmaster.pid');
}
