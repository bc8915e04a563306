import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DataFolder, giveToOwner } from './data-folder.ts';
import { errorCode, NotPermittedError, StartFailedError } from './errors.ts';
import { CLUSTER_ROLE } from './init-cluster.ts';
import type { Postmaster } from './postmaster.ts';

/** The database that the product uses in its cluster. */
export const DATABASE = 'pluggy';

/** How to connect to the embedded server; kept in `database.json` in this shape, with the URL for people. */
export interface ConnectionData {
  /** Folder of the Unix socket, or the loopback address. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** The longest socket path that the operating systems take (macOS 103 bytes, Linux 107). */
const MAX_SOCKET_PATH = 103;

/** True when the socket cannot be used from here, and the server has to listen on loopback TCP. */
export function needsTcp(folder: DataFolder): boolean {
  const path = join(folder.cluster, '.s.PGSQL.65535');
  return process.platform === 'win32' || Buffer.byteLength(path) > MAX_SOCKET_PATH;
}

/** Connection data of a running server. */
export function connectionTo(folder: DataFolder, server: Postmaster): ConnectionData {
  const host = server.tcpHost ?? folder.cluster;
  return { host, port: server.port, user: CLUSTER_ROLE, password: readPassword(folder), database: DATABASE };
}

/** `postgresql://…` for these connection data, with a socket's folder percent-encoded as the host. */
export function connectionUrl(data: ConnectionData): string {
  const credentials = `${encodeURIComponent(data.user)}:${encodeURIComponent(data.password)}`;
  return `postgresql://${credentials}@${encodeURIComponent(data.host)}:${data.port}/${data.database}`;
}

/** Keeps the connection data where commands and people find them, for the owner's eyes only. */
export function writeConnectionFile(folder: DataFolder, data: ConnectionData): void {
  const text = `${JSON.stringify({ ...data, url: connectionUrl(data) }, null, 2)}\n`;
  if (readIfThere(folder.connectionFile) === text) return;
  const draft = `${folder.connectionFile}.${process.pid}`;
  writeFileSync(draft, text, { mode: 0o600 });
  giveToOwner(folder, draft);
  renameSync(draft, folder.connectionFile);
}

function readPassword(folder: DataFolder): string {
  try {
    return readFileSync(folder.passwordFile, 'utf8').trim();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') {
      throw new StartFailedError(
        `The database in ${folder.root} has lost its password (${folder.passwordFile} is gone). ` +
          'Put that file back, or set DATA_DIR to a new folder.',
      );
    }
    throw new NotPermittedError(
      `The database in ${folder.root} belongs to another user. Start the product as that user, or set DATA_DIR.`,
      { cause: error },
    );
  }
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
