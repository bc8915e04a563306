import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { needsTcp } from './connection-data.ts';
import { type DataFolder, giveToOwner } from './data-folder.ts';
import { StartFailedError } from './errors.ts';
import { type Postmaster, readPostmaster, runningPostmaster } from './postmaster.ts';
import type { ServerUser } from './server-user.ts';
import { explainDenial, handDown, serverEnvironment } from './spawn-as.ts';

const SOCKET_PORT = 5432;
const MAX_LOG_BYTES = 10_000_000;
const POLL_MS = 10;

/** What PostgreSQL says when another one is there, still or again: worth another look, not an error. */
const PASSING_TROUBLE =
  /lock file ".*" already exists|shared memory block|could not bind|Address already in use/;

/**
 * - `ready`: the server that we started takes connections
 * - `passing`: it did not start because of another one that is starting or stopping
 */
export type StartOutcome =
  | { readonly kind: 'ready'; readonly server: Postmaster }
  | { readonly kind: 'passing' };

/**
 * Starts the server and waits until it takes connections. It runs in a session of its own, so that a Ctrl-C
 * or a signal to our process group does not stop it under our feet, and it does not keep Node alive.
 *
 * @param settings PostgreSQL settings by name
 * @throws StartFailedError with the server's own words
 */
export async function startServer(
  folder: DataFolder,
  bin: string,
  user: ServerUser,
  settings: Readonly<Record<string, string>>,
): Promise<StartOutcome> {
  const listen = needsTcp(folder)
    ? { listen_addresses: '127.0.0.1', port: String(await freePort()), unix_socket_directories: '' }
    : { listen_addresses: '', port: String(SOCKET_PORT), unix_socket_directories: '.' };
  const log = openLog(folder);
  try {
    const child = launch(folder, bin, user, { ...fixedSettings, ...listen, ...settings }, log.descriptor);
    const ready = await untilReadyOrGone(folder, child);
    if (ready !== null) return { kind: 'ready', server: ready };
  } finally {
    closeSync(log.descriptor);
  }
  if (runningPostmaster(folder) !== null) return { kind: 'passing' };
  const words = readFileSync(folder.logFile, 'utf8').slice(log.start).trim();
  if (PASSING_TROUBLE.test(words)) return { kind: 'passing' };
  throw new StartFailedError(
    `PostgreSQL did not start in ${folder.root}: ${words.split('\n').slice(-3).join(' ') || 'it said nothing'} ` +
      `(log: ${folder.logFile}). Fix that, set DATA_DIR to another folder, or set DATABASE_URL to a PostgreSQL server.`,
  );
}

/** Errors and statements stay out of the server's log: they quote people's data. */
const fixedSettings: Readonly<Record<string, string>> = {
  unix_socket_permissions: '0700',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

function launch(
  folder: DataFolder,
  bin: string,
  user: ServerUser,
  settings: Readonly<Record<string, string>>,
  log: number,
): ChildProcess {
  const data = handDown(folder.cluster, 3, user);
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const handed = data.descriptor === null ? [] : [data.descriptor];
  try {
    const child = spawn(join(bin, 'postgres'), ['-D', data.path, ...flags], {
      ...user,
      cwd: '/',
      env: serverEnvironment(),
      detached: true,
      // A file and not a pipe: when we die and another process adopts the server, nobody would read the pipe.
      stdio: ['ignore', log, log, ...handed],
    });
    child.unref();
    return child;
  } catch (error) {
    throw explainDenial(error);
  } finally {
    for (const file of handed) closeSync(file);
  }
}

async function untilReadyOrGone(folder: DataFolder, child: ChildProcess): Promise<Postmaster | null> {
  let gone = false;
  let failure: unknown;
  child.once('exit', () => {
    gone = true;
  });
  child.once('error', (error) => {
    gone = true;
    failure = error;
  });
  while (!gone) {
    const server = readPostmaster(folder);
    if (server?.pid === child.pid && server?.ready === true) return server;
    await pause(POLL_MS);
  }
  if (failure !== undefined) throw explainDenial(failure);
  return null;
}

function openLog(folder: DataFolder): { descriptor: number; start: number } {
  const size = statSync(folder.logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size > MAX_LOG_BYTES) renameSync(folder.logFile, `${folder.logFile}.1`);
  const descriptor = openSync(folder.logFile, 'a', 0o600);
  giveToOwner(folder, folder.logFile);
  return { descriptor, start: fstatSync(descriptor).size };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
