import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const OLDEST = 15;

/**
 * Folder of the system's PostgreSQL programs, version 15 or newer: the newest of Debian's, else those that
 * pg_config on the PATH names; null when there are none.
 *
 * @returns {string | null}
 */
export function findSystemPostgres() {
  return [...debianFolders(), folderOfPgConfig()].find(isUsable) ?? null;
}

function debianFolders() {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return [];
  return readdirSync(root)
    .sort((one, other) => Number(other) - Number(one))
    .map((version) => join(root, version, 'bin'));
}

function folderOfPgConfig() {
  const answer = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' });
  return answer.status === 0 ? answer.stdout.trim() : '';
}

function isUsable(folder) {
  if (folder === '' || !existsSync(join(folder, 'initdb'))) return false;
  const answer = spawnSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' });
  return Number(/ (\d+)/.exec(answer.stdout ?? '')?.[1] ?? 0) >= OLDEST;
}
