import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Whether every user may pass through this folder and all above it. */
function isPassable(path: string): boolean {
  const { mode } = statSync(path, { throwIfNoEntry: false }) ?? { mode: 0 };
  if ((mode & 0o001) === 0) return false;
  return dirname(path) === path || isPassable(dirname(path));
}

/**
 * A temporary folder that other users can reach: root's tests start programs as somebody else, and TMPDIR may lie in
 * root's own home.
 */
export function makePassableFolder(prefix: string): string {
  const base = [tmpdir(), '/var/tmp', '/tmp'].find(isPassable) ?? tmpdir();
  return mkdtempSync(join(base, prefix));
}
