import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const FILE = 'lock.json';

interface Holder {
  readonly pid: number;
  /** When the process started, where the system tells it: a pid is used again sooner or later. */
  readonly startedAt: string | null;
  /** Distinguishes several sandboxes of one process. */
  readonly token: string;
}

/** Keeps a second sandbox away from a folder. The lock of a process that is gone is taken over. */
export class FolderLock {
  readonly #path: string;
  readonly #token = randomUUID();

  constructor(folder: string) {
    this.#path = join(folder, FILE);
  }

  /** Throws when a living process holds the folder. */
  async take(): Promise<void> {
    const holder = { pid: process.pid, startedAt: await startOf(process.pid), token: this.#token };
    if (await this.#create(JSON.stringify(holder))) return;
    const other = await this.#read();
    if (other !== undefined && (await isAlive(other))) {
      throw new Error(
        `another sandbox (process ${other.pid}) uses the folder of ${this.#path}; stop it, or set DATA_DIR to another folder`,
      );
    }
    const temporary = `${this.#path}.${this.#token}`;
    await writeFile(temporary, JSON.stringify(holder), { mode: 0o600 });
    await rename(temporary, this.#path);
    if ((await this.#read())?.token !== this.#token) {
      throw new Error(`another sandbox took the folder of ${this.#path} at the same time`);
    }
  }

  /** Gives the folder back; does nothing when somebody else holds it. */
  async release(): Promise<void> {
    if ((await this.#read())?.token === this.#token) await rm(this.#path, { force: true });
  }

  async #create(text: string): Promise<boolean> {
    try {
      const file = await open(this.#path, 'wx', 0o600);
      await file.writeFile(text);
      await file.close();
      return true;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
      throw error;
    }
  }

  async #read(): Promise<Holder | undefined> {
    return parseHolder(await readFile(this.#path, 'utf8').catch(() => ''));
  }
}

/** Undefined for what a crash left half written. */
function parseHolder(text: string): Holder | undefined {
  try {
    const holder: unknown = JSON.parse(text);
    const isHolder = typeof holder === 'object' && holder !== null && 'pid' in holder && 'token' in holder;
    return isHolder && isProcessId(holder.pid) ? (holder as Holder) : undefined;
  } catch {
    return undefined;
  }
}

/** Signal 0 to the id 0 would ask after this process's own group, which always lives. */
function isProcessId(pid: unknown): boolean {
  return Number.isSafeInteger(pid) && Number(pid) > 1;
}

async function isAlive({ pid, startedAt }: Holder): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // A process of another user may not be signalled, but it lives.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return startedAt === null || startedAt === (await startOf(pid));
}

/** The start of a process in ticks since the machine's, on Linux; null elsewhere. */
async function startOf(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name, in parentheses, may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // What was killed and not yet cleared away by its parent holds nothing any more.
  return fields[0] === 'Z' ? 'gone' : (fields[19] ?? null);
}
