import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FolderLock } from './FolderLock.ts';
import type { SandboxState } from './state.ts';

const FILE = 'state.json';

/**
 * Keeps the state in one file, replaced as a whole: whatever kills the process, the file holds one state
 * or the next. Without a folder the state lives in memory only.
 */
export class StateFile {
  readonly #dataDir: string | null;
  readonly #lock: FolderLock | null;
  #wanted = 0;
  #written = 0;
  #writing: Promise<void> | null = null;

  constructor(dataDir: string | null) {
    this.#dataDir = dataDir;
    this.#lock = dataDir === null ? null : new FolderLock(dataDir);
  }

  /**
   * Takes the folder. Undefined when nothing was saved yet. A file of another version is refused, and a
   * folder that another sandbox uses.
   */
  async load(): Promise<SandboxState | undefined> {
    if (this.#dataDir === null) return undefined;
    await mkdir(this.#dataDir, { recursive: true, mode: 0o700 });
    await this.#lock?.take();
    const text = await readFile(join(this.#dataDir, FILE), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    return text === undefined ? undefined : parseState(text, join(this.#dataDir, FILE));
  }

  /** Resolves when a state at least as new as the present one is in the file. */
  async save(state: SandboxState): Promise<void> {
    if (this.#dataDir === null) return;
    const mine = ++this.#wanted;
    while (this.#written < mine) {
      this.#writing ??= this.#write(this.#dataDir, state).finally(() => {
        this.#writing = null;
      });
      await this.#writing;
    }
  }

  /** Gives the folder back. */
  async close(): Promise<void> {
    await this.idle();
    await this.#lock?.release();
  }

  /** Resolves when no write is under way. */
  async idle(): Promise<void> {
    while (this.#writing !== null) await this.#writing.catch(() => {});
  }

  async #write(dataDir: string, state: SandboxState): Promise<void> {
    const version = this.#wanted;
    const temporary = join(dataDir, `${FILE}.${process.pid}.tmp`);
    await writeFile(temporary, JSON.stringify(state), { mode: 0o600 });
    await rename(temporary, join(dataDir, FILE));
    this.#written = version;
  }
}

function parseState(text: string, path: string): SandboxState {
  const state: unknown = JSON.parse(text);
  if (typeof state === 'object' && state !== null && 'version' in state && state.version === 1) {
    return state as SandboxState;
  }
  throw new Error(`${path} was written by another version of the sandbox; remove it to start without it`);
}
