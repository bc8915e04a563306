import { accessSync, constants, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Linux's files in memory. */
const IN_MEMORY = '/dev/shm';
/** Many times what a run has at once. */
const ROOM_BYTES = 4 * 1024 ** 3;
const NAME = /^pluggy-test-(\d+)-/;

function hasRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= ROOM_BYTES;
  } catch {
    return false;
  }
}

/** What a run left that was killed: memory is scarcer than a disk. What is another user's, or just being removed, is left. */
function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = NAME.exec(name)?.[1];
    if (pid === undefined || existsSync(`/proc/${pid}`)) continue;
    try {
      rmSync(join(folder, name), { recursive: true, force: true });
    } catch {
      // its owner's next run removes it
    }
  }
}

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * A folder for a database that dies with this run: in memory where there is room, since hundreds of databases are made and
 * dropped, and a disk would be most of their time.
 */
export function makeDataFolder(): string {
  const isInMemory = process.platform === 'linux' && hasRoom(IN_MEMORY) && mayWrite(IN_MEMORY);
  if (isInMemory) removeLeftovers(IN_MEMORY);
  return mkdtempSync(join(isInMemory ? IN_MEMORY : tmpdir(), `pluggy-test-${process.pid}-`));
}
