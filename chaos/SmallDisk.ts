import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Room for a database of these runs; memory of the machine, taken as it is written. */
const SIZE = '1g';
const PIECE_BYTES = 1024 * 1024;

/** A disk of its own for the database, small enough to be filled. */
export class SmallDisk {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** Undefined where this process may not mount, as in most containers. */
  static mount(folder: string): SmallDisk | undefined {
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=0755`, 'tmpfs', folder], {
        stdio: 'ignore',
      });
      return new SmallDisk(folder);
    } catch {
      return undefined;
    }
  }

  /** Writes until nothing more fits. */
  fill(): void {
    const file = openSync(this.#filler(), 'w');
    try {
      for (let size = PIECE_BYTES; size >= 1; ) {
        try {
          writeSync(file, Buffer.alloc(size, 1));
        } catch (error) {
          if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
          size = Math.floor(size / 4);
        }
      }
    } finally {
      closeSync(file);
    }
  }

  empty(): void {
    rmSync(this.#filler(), { force: true });
  }

  unmount(): void {
    execFileSync('umount', ['--lazy', this.#folder], { stdio: 'ignore' });
  }

  #filler(): string {
    return join(this.#folder, 'filler');
  }
}
