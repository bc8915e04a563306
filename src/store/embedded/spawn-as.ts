import { openSync } from 'node:fs';
import { errorCode, NotPermittedError } from './errors.ts';
import type { ServerUser } from './server-user.ts';

/** Environment of PostgreSQL's programs: none of ours, since it may hold secrets and PG* variables. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  // Programs do not start without the system's own variables on Windows.
  if (process.platform === 'win32') return process.env;
  return { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', HOME: '/' };
}

/**
 * How another user's program gets at a path that this user cannot reach, as in root's home: we open it, and
 * it finds the open file under /proc. Linux only; elsewhere the path itself must be reachable.
 */
export function handsDownFiles(user: ServerUser): boolean {
  return user !== null && process.platform === 'linux';
}

/** A path as a child process sees it whose `stdio` carries the open file at `position`. */
export interface HandedDown {
  readonly path: string;
  /** To be put into `stdio` at that position, and closed by the caller after the spawn; null: not needed. */
  readonly descriptor: number | null;
}

export function handDown(path: string, position: number, user: ServerUser): HandedDown {
  if (!handsDownFiles(user)) return { path, descriptor: null };
  return { path: `/proc/self/fd/${position}`, descriptor: openSync(path, 'r') };
}

/** Turns a "not permitted" of the operating system into a sentence that says what to do. */
export function explainDenial(error: unknown): unknown {
  const code = errorCode(error);
  if (code !== 'EPERM' && code !== 'EACCES') return error;
  if (process.getuid?.() !== 0) {
    return new NotPermittedError(
      `This user may not write to the data folder (${code}). Set DATA_DIR to a folder of this user's own.`,
      { cause: error },
    );
  }
  return new NotPermittedError(
    'PostgreSQL does not run as root, and this root may not start programs as another user or give files to ' +
      'it (a container without these rights?). Start the product as an ordinary user, or set DATABASE_URL.',
    { cause: error },
  );
}
