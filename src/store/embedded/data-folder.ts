import { chownSync, existsSync, lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode, NotPermittedError } from './errors.ts';

/** Where things lie in a data folder. All paths are absolute and free of symbolic links. */
export interface DataFolder {
  readonly root: string;
  /** PostgreSQL's own data directory; it belongs to the user that runs the server. */
  readonly cluster: string;
  /** The superuser's password, made with the cluster and moved into place with it. */
  readonly passwordFile: string;
  /** Connection data of the server, for people and for commands. */
  readonly connectionFile: string;
  readonly logFile: string;
}

/** The layout of an existing data folder. */
export function dataFolder(path: string): DataFolder {
  const root = realpathSync(path);
  const cluster = join(root, 'pg');
  return {
    root,
    cluster,
    passwordFile: join(cluster, 'pluggy.password'),
    connectionFile: join(root, 'database.json'),
    logFile: join(root, 'postgres.log'),
  };
}

/**
 * Makes the data folder (mode 0700) where it is missing. The mode of a folder that exists stays as it is:
 * what lies in it is protected by itself.
 *
 * @throws NotPermittedError when the folder cannot be made or belongs to somebody else
 */
export function openDataFolder(path: string): DataFolder {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new NotPermittedError(
      `The data folder ${path} cannot be made (${errorCode(error)}). Set DATA_DIR to a folder that this user may write to.`,
      { cause: error },
    );
  }
  const folder = dataFolder(path);
  refuseForeignCluster(folder);
  return folder;
}

/** True once `initdb` has finished for this folder. */
export function hasCluster(folder: DataFolder): boolean {
  return existsSync(join(folder.cluster, 'PG_VERSION'));
}

/**
 * Gives a file that root made to the folder's owner, so that this owner can start the product without root
 * later on.
 */
export function giveToOwner(folder: DataFolder, path: string): void {
  if (process.getuid?.() !== 0) return;
  const owner = lstatSync(folder.root);
  chownSync(path, owner.uid, owner.gid);
}

function refuseForeignCluster(folder: DataFolder): void {
  const uid = process.getuid?.();
  if (uid === undefined || uid === 0 || !existsSync(folder.cluster)) return;
  const owner = lstatSync(folder.cluster).uid;
  if (owner === uid) return;
  throw new NotPermittedError(
    `The database in ${folder.root} belongs to the user with id ${owner}, and this process runs as ${uid}. ` +
      'It was first started as another user (or as root): start it as that user again, or set DATA_DIR to a new folder.',
  );
}
