import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Logger } from '../../domain/logger.ts';
import { type ConnectionData, connectionTo, needsTcp } from './connection-data.ts';
import type { DataFolder } from './data-folder.ts';
import { DataFolderInUseError, StartFailedError } from './errors.ts';
import { join, type Role } from './membership.ts';
import { excuseStalePid, type Postmaster, runningPostmaster } from './postmaster.ts';
import type { ServerUser } from './server-user.ts';
import { startServer } from './start-server.ts';

/** All that is needed to start the server of a folder and to join it. */
export interface ServerPlan {
  readonly folder: DataFolder;
  readonly user: ServerUser;
  /** Folder of PostgreSQL's programs. */
  readonly bin: string;
  readonly role: Role;
  readonly settings: Readonly<Record<string, string>>;
  readonly logger: Logger;
  /** Where the server listened before, for one that listens on loopback: whoever uses it knows no other port. */
  readonly port?: number | undefined;
  /** Ends the waiting. */
  readonly signal?: AbortSignal | undefined;
}

/** This process's place at a running server. */
export interface Membership {
  /** The connection that holds the locks. */
  readonly client: pg.Client;
  readonly server: Postmaster;
  readonly connection: ConnectionData;
  /** True when the server ran already. */
  readonly adopted: boolean;
}

/** A recovery after a crash can take minutes with much data; longer than this, something is wrong. */
const PATIENCE_MS = 300_000;
/** Another server that neither starts nor goes away is no longer passing trouble. */
const START_PATIENCE_MS = 20_000;
const PAUSE_MS = 50;

/**
 * Starts the server or finds the one that runs, and takes this role's locks in it; in a loop, because others
 * may start, stop and die at the same time.
 *
 * @throws DataFolderInUseError, StartFailedError
 */
export async function joinServer(plan: ServerPlan): Promise<Membership> {
  const began = performance.now();
  for (let isFirst = true; ; isFirst = false) {
    const membership = await tryToJoin(plan);
    if (membership !== null) return membership;
    plan.signal?.throwIfAborted();
    const waited = performance.now() - began;
    const running = runningPostmaster(plan.folder) !== null;
    if (waited > (running ? PATIENCE_MS : START_PATIENCE_MS)) throw gaveUp(plan.folder);
    if (isFirst) plan.logger.debug({}, 'waiting for the embedded PostgreSQL, which is starting or stopping');
    await pause(PAUSE_MS);
  }
}

async function tryToJoin(plan: ServerPlan): Promise<Membership | null> {
  const running = runningPostmaster(plan.folder);
  const server = running ?? (await start(plan));
  if (server === null) return null;
  const connection = connectionTo(plan.folder, server);
  const outcome = await join(connection, plan.role);
  switch (outcome.kind) {
    case 'joined':
      return { client: outcome.client, server, connection, adopted: running !== null };
    case 'taken':
      throw new DataFolderInUseError(plan.folder.root, outcome.holderPid);
    case 'later':
      return null;
  }
}

async function start(plan: ServerPlan): Promise<Postmaster | null> {
  if (excuseStalePid(plan.folder)) plan.logger.info({}, 'found the traces of a PostgreSQL that was killed');
  const outcome = await startServer(plan.folder, plan.bin, plan.user, {
    ...plan.settings,
    ...listenOn(plan),
  });
  return outcome.kind === 'ready' ? outcome.server : null;
}

/** Only a server on loopback has a port of its own. */
function listenOn({ folder, port }: ServerPlan): Readonly<Record<string, string>> {
  return port !== undefined && needsTcp(folder) ? { port: String(port) } : {};
}

function gaveUp(folder: DataFolder): StartFailedError {
  return new StartFailedError(
    `The PostgreSQL of the data folder ${folder.root} neither starts nor stops (log: ${folder.logFile}). ` +
      'Stop what still runs on that folder and start again, or set DATABASE_URL to a PostgreSQL server.',
  );
}
