import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { silentLogger } from '../src/domain/logger.ts';
import { type DataFolder, openDataFolder } from '../src/store/embedded/data-folder.ts';
import { findBinaries } from '../src/store/embedded/find-binaries.ts';
import { openEmbeddedPostgres } from '../src/store/embedded/openEmbeddedPostgres.ts';
import { isServerOf, type Postmaster } from '../src/store/embedded/postmaster.ts';
import { type ServerUser, serverUser } from '../src/store/embedded/server-user.ts';
import { startServer } from '../src/store/embedded/start-server.ts';
import { watchOver } from '../src/store/embedded/watch-over.ts';

/**
 * Few connections, so that they can be used up. The machine stays up, so nothing has to reach the disk; but what is
 * committed has to reach the operating system, since an immediate shutdown loses PostgreSQL's own memory.
 */
const SETTINGS = { max_connections: '60', fsync: 'off', checkpoint_timeout: '30s' };

const SIGNALS = { fast: 'SIGINT', immediate: 'SIGQUIT' } as const;
export type Shutdown = keyof typeof SIGNALS;

const START_WITHIN_MS = 30_000;
const STOP_WITHIN_MS = 10_000;
const CONNECT_WITHIN_MS = 15_000;

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent;
      } catch {
        return false; // gone meanwhile
      }
    });
}

function signalIfThere(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // gone meanwhile
  }
}

/** A PostgreSQL in a temporary folder that is stopped and started again, and whose connections are cut and used up. */
export class Postgres {
  readonly url: string;
  readonly #folder: DataFolder;
  readonly #bin: string;
  readonly #user: ServerUser;
  readonly #endWatch: () => void;
  #server: Postmaster | undefined;

  private constructor(url: string, folder: DataFolder, bin: string) {
    this.url = url;
    this.#folder = folder;
    this.#bin = bin;
    this.#user = serverUser(folder);
    this.#endWatch = watchOver(folder);
  }

  /** @param binDir another PostgreSQL's programs than those from npm */
  static async open(dataDir: string, binDir: string | undefined): Promise<Postgres> {
    const given = binDir === undefined ? {} : { binDir };
    const first = await openEmbeddedPostgres({
      dataDir,
      role: 'service',
      logger: silentLogger,
      settings: SETTINGS,
      ...given,
    });
    await first.stop(); // it made the cluster and the database; from here on we hold the reins
    const folder = openDataFolder(dataDir);
    const bin = binDir ?? findBinaries({ folder, user: serverUser(folder), logger: silentLogger });
    const postgres = new Postgres(first.url, folder, bin);
    await postgres.start();
    return postgres;
  }

  async start(): Promise<void> {
    const deadline = performance.now() + START_WITHIN_MS;
    while (this.#server === undefined) {
      const outcome = await startServer(this.#folder, this.#bin, this.#user, SETTINGS);
      if (outcome.kind === 'ready') this.#server = outcome.server;
      else if (performance.now() > deadline) throw new Error('PostgreSQL does not start again');
      else await pause(50);
    }
  }

  async stop(how: Shutdown): Promise<void> {
    const server = this.#server;
    if (server === undefined) return;
    process.kill(server.pid, SIGNALS[how]);
    const deadline = performance.now() + STOP_WITHIN_MS;
    while (isServerOf(this.#folder, server.pid)) {
      if (performance.now() > deadline) process.kill(server.pid, SIGNALS.immediate);
      await pause(20);
    }
    this.#server = undefined;
  }

  /** One statement or several, on a connection of its own. */
  async run<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]> {
    const client = await this.#connect(CONNECT_WITHIN_MS);
    try {
      return (await client.query<Row>(sql, values)).rows;
    } finally {
      await client.end().catch(() => {});
    }
  }

  /** Cuts connections of others; `share` of them. @returns how many */
  async terminateBackends(share: number): Promise<number> {
    const rows = await this.run(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where backend_type = 'client backend' and pid <> pg_backend_pid() and random() < $1`,
      [share],
    );
    return rows.length;
  }

  /** Takes every connection that comes free, for so long. @returns how many it held at the end */
  async useUpConnections(ms: number): Promise<number> {
    const held: pg.Client[] = [];
    for (const end = performance.now() + ms; performance.now() < end; ) {
      const client = await this.#connect(2_000).catch(() => undefined);
      if (client === undefined) await pause(50);
      else held.push(client);
    }
    await Promise.all(held.map((client) => client.end().catch(() => {})));
    return held.length;
  }

  /** Takes no writes, as a standby or a server that was set to read-only. */
  async setReadOnly(isReadOnly: boolean): Promise<void> {
    await this.run(`alter system set default_transaction_read_only = ${isReadOnly}`);
    await this.run('select pg_reload_conf()');
  }

  /** Stands still as a whole, as on a host that is paused: connections stay open, and nothing is answered. */
  async freeze(ms: number): Promise<void> {
    const server = this.#server;
    if (server === undefined) return;
    const signalAll = (signal: NodeJS.Signals): void => {
      for (const pid of [server.pid, ...childrenOf(server.pid)]) signalIfThere(pid, signal);
    };
    signalAll('SIGSTOP');
    try {
      await pause(ms);
    } finally {
      signalAll('SIGCONT');
    }
  }

  /** Starts it where it ended by itself, as it does when it can write nothing any more. */
  async revive(): Promise<void> {
    if (this.#server !== undefined && !isServerOf(this.#folder, this.#server.pid)) this.#server = undefined;
    await this.start();
  }

  async close(): Promise<void> {
    await this.stop('fast');
    this.#endWatch();
  }

  async #connect(withinMs: number): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.url, connectionTimeoutMillis: withinMs });
    client.on('error', () => {});
    await client.connect();
    return client;
  }
}
