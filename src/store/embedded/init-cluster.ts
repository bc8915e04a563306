import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type DataFolder, hasCluster } from './data-folder.ts';
import { EmbeddedPostgresError, errorCode, InitFailedError } from './errors.ts';
import { processExists } from './postmaster.ts';
import type { ServerUser } from './server-user.ts';
import { explainDenial, handDown, serverEnvironment } from './spawn-as.ts';

/** The superuser of the cluster, which is also the role that the product uses. */
export const CLUSTER_ROLE = 'pluggy';

const DRAFT = '.init-';

export interface ClusterPlan {
  readonly folder: DataFolder;
  /** Folder of PostgreSQL's programs. */
  readonly bin: string;
  readonly user: ServerUser;
  /** False for throw-away data: does not wait for the disk. */
  readonly sync: boolean;
}

/**
 * Makes the cluster where there is none, in a folder beside it that is renamed at the end: a crash or a
 * second process at the same time never leaves half a cluster.
 *
 * @throws InitFailedError, NotPermittedError
 */
export function initCluster({ folder, bin, user, sync }: ClusterPlan): void {
  if (hasCluster(folder)) return;
  removeLeftovers(folder);
  const draft = join(folder.root, `${DRAFT}${process.pid}`);
  try {
    const password = writePassword(`${draft}.password`, user);
    makeFolder(draft, user);
    runInitdb({ folder, bin, user, sync }, draft, password);
    renameSync(password, join(draft, 'pluggy.password'));
    moveIntoPlace(draft, folder);
  } catch (error) {
    if (error instanceof EmbeddedPostgresError) throw error;
    throw explainDenial(error);
  } finally {
    rmSync(draft, { recursive: true, force: true });
    rmSync(`${draft}.password`, { force: true });
  }
}

/** Drafts of processes that were killed in the middle; those of living ones are their own. */
function removeLeftovers(folder: DataFolder): void {
  for (const name of readdirSync(folder.root)) {
    if (!name.startsWith(DRAFT)) continue;
    const pid = Number.parseInt(name.slice(DRAFT.length), 10);
    if (pid !== process.pid && processExists(pid)) continue;
    rmSync(join(folder.root, name), { recursive: true, force: true });
  }
}

function writePassword(file: string, user: ServerUser): string {
  writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (user !== null) chownSync(file, user.uid, user.gid);
  return file;
}

function makeFolder(path: string, user: ServerUser): void {
  mkdirSync(path, { mode: 0o700 });
  chmodSync(path, 0o700);
  if (user !== null) chownSync(path, user.uid, user.gid);
}

function runInitdb({ folder, bin, user, sync }: ClusterPlan, draft: string, password: string): void {
  const data = handDown(draft, 3, user);
  const secret = handDown(password, 4, user);
  const handed = [data, secret].map((file) => file.descriptor).filter((file) => file !== null);
  try {
    const result = spawnSync(
      join(bin, 'initdb'),
      [
        `--pgdata=${data.path}`,
        `--pwfile=${secret.path}`,
        ...clusterOptions(bin),
        ...(sync ? [] : ['--no-sync']),
      ],
      {
        ...user,
        cwd: '/',
        env: serverEnvironment(),
        stdio: ['ignore', 'pipe', 'pipe', ...handed],
        encoding: 'utf8',
      },
    );
    if (result.error !== undefined) throw result.error;
    if (result.status !== 0) throw new InitFailedError(failure(folder.root, result.stderr));
  } finally {
    for (const file of handed) closeSync(file);
  }
}

/** The same collation on every machine (bytes), so that an index made on one is right on another. */
function clusterOptions(bin: string): string[] {
  const version = spawnSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8', cwd: '/' });
  const major = Number(/ (\d+)/.exec(version.stdout ?? '')?.[1] ?? '18');
  const locale = major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : [];
  return [
    `--username=${CLUSTER_ROLE}`,
    '--auth-local=scram-sha-256',
    '--auth-host=scram-sha-256',
    '--encoding=UTF8',
    ...locale,
    '--locale=C',
    '--no-instructions',
  ];
}

function moveIntoPlace(draft: string, folder: DataFolder): void {
  try {
    renameSync(draft, folder.cluster);
  } catch (error) {
    const lostTheRace = ['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(errorCode(error)) && hasCluster(folder);
    if (!lostTheRace) throw error;
  }
}

function failure(folder: string, stderr: string): string {
  const reason = stderr.trim().split('\n').slice(-3).join(' ');
  return (
    `The database in ${folder} could not be made: ${reason || 'initdb ended without a word'}. ` +
    'Check free space and rights there, set DATA_DIR to another folder, or set DATABASE_URL to a PostgreSQL server.'
  );
}
