import type { Logger } from '../../domain/logger.ts';
import { openDataFolder } from './data-folder.ts';
import { EmbeddedServer } from './EmbeddedServer.ts';
import { findBinaries } from './find-binaries.ts';
import { initCluster } from './init-cluster.ts';
import type { Role } from './membership.ts';
import { serverUser } from './server-user.ts';

export interface EmbeddedPostgres {
  /** Connection string of the product's database, for `pg`. It stays the same while this is open. */
  readonly url: string;
  /** True when the server ran already, left by a process that died or used by another one. */
  readonly adopted: boolean;
  /** PostgreSQL's version, such as `18.4`. */
  readonly version: string;
  /** Leaves the server; the last one out stops it. May be called again. Close your own connections first. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Made when missing, with mode 0700. */
  readonly dataDir: string;
  /** One `service` at a time may have a folder; any number of `command`s may join it. */
  readonly role: Role;
  readonly logger: Logger;
  /** More PostgreSQL settings, for the server that this call may start. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Folder with `postgres` and `initdb` to use instead of those from npm. */
  readonly binDir?: string;
  /** Where a copy of the programs may be kept when they cannot run in place; default: a cache folder. */
  readonly cacheDir?: string;
}

/**
 * Opens the PostgreSQL of a data folder: makes it, starts it, adopts it or joins it, whichever is needed.
 * The server listens on a socket in the folder (on loopback where that is impossible) and asks for a
 * generated password. It ends with the last process that uses it, even when that one is killed.
 *
 * @throws DataFolderInUseError when another service has the folder
 * @throws EmbeddedPostgresError (see errors.ts) for everything else that can go wrong
 */
export async function openEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { role, logger, settings = {} } = options;
  const folder = openDataFolder(options.dataDir);
  const user = serverUser(folder);
  const bin = options.binDir ?? findBinaries({ folder, user, logger, cacheDir: options.cacheDir });
  initCluster({ folder, bin, user, sync: settings['fsync'] !== 'off' });
  return EmbeddedServer.open({ folder, user, bin, role, logger, settings });
}
