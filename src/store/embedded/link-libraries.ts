import { lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { errorCode } from './errors.ts';

/**
 * npm packages cannot hold symbolic links, so the binary packages list theirs in `native/pg-symlinks.json`
 * and make them in a postinstall script. After `npm ci --ignore-scripts` they are missing, and PostgreSQL
 * does not find its libraries: make them here.
 *
 * @param packageRoot folder that holds `native/`
 * @returns how many links were made
 */
export function linkLibraries(packageRoot: string): number {
  let made = 0;
  for (const link of readLinks(join(packageRoot, 'native', 'pg-symlinks.json'))) {
    const target = join(packageRoot, link.target);
    if (exists(target)) continue;
    try {
      symlinkSync(relative(dirname(target), join(packageRoot, link.source)), target);
      made += 1;
    } catch (error) {
      // Another process that starts at the same time was faster.
      if (errorCode(error) !== 'EEXIST') throw error;
    }
  }
  return made;
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function readLinks(file: string): { source: string; target: string }[] {
  if (!exists(file)) return [];
  const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!Array.isArray(parsed)) return [];
  return parsed.filter(isLink);
}

function isLink(value: unknown): value is { source: string; target: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'source' in value &&
    typeof value.source === 'string' &&
    'target' in value &&
    typeof value.target === 'string'
  );
}
