import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { connectionUrl, DATABASE, writeConnectionFile } from './connection-data.ts';
import { errorCode, StartFailedError } from './errors.ts';
import { joinServer, type Membership, type ServerPlan } from './join-server.ts';
import { leaveServer } from './leave-server.ts';
import { type EndWatch, watchOver } from './watch-over.ts';

/** Between two tries to bring the server back: quick at first, then often enough that a mended disk is noticed soon. */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;
/** While the cause stays, the log says so from time to time. */
const SAY_AGAIN_MS = 60_000;

/** This process's hold on the server of one data folder, from open() to stop(). */
export class EmbeddedServer {
  readonly url: string;
  readonly adopted: boolean;
  readonly version: string;
  readonly #plan: ServerPlan;
  readonly #endWatch: EndWatch;
  #membership: Membership;
  #stopping: Promise<void> | null = null;
  #rejoining: Promise<void> = Promise.resolve();
  readonly #ending = new AbortController();

  private constructor(plan: ServerPlan, membership: Membership, version: string) {
    this.#plan = plan;
    this.#membership = membership;
    this.url = connectionUrl(membership.connection);
    this.adopted = membership.adopted;
    this.version = version;
    this.#endWatch = watchOver(plan.folder);
    this.#settleIn(membership);
  }

  /** @throws EmbeddedPostgresError */
  static async open(plan: ServerPlan): Promise<EmbeddedServer> {
    const membership = await joinServer(plan);
    try {
      await createDatabase(membership.client);
      writeConnectionFile(plan.folder, membership.connection);
      return new EmbeddedServer(plan, membership, await serverVersion(membership.client));
    } catch (error) {
      await leaveServer(plan.folder, membership.client, membership.server.pid, plan.bin).catch(() => {});
      throw error;
    }
  }

  /** Leaves the server; the last one out stops it. */
  stop(): Promise<void> {
    this.#stopping ??= this.#leave();
    return this.#stopping;
  }

  async #leave(): Promise<void> {
    this.#ending.abort();
    await this.#rejoining;
    this.#endWatch();
    const { client, server } = this.#membership;
    holdNode(client, true);
    const outcome = await leaveServer(this.#plan.folder, client, server.pid, this.#plan.bin).catch(
      () => 'lost',
    );
    if (outcome === 'in-use')
      this.#plan.logger.info({}, 'the embedded PostgreSQL goes on for another process');
    if (outcome === 'stuck') this.#plan.logger.error({}, 'the embedded PostgreSQL does not stop');
  }

  /** Holds the locks without keeping Node alive, and notices when they are lost. */
  #settleIn(membership: Membership): void {
    holdNode(membership.client, false);
    membership.client.once('end', () => {
      if (this.#stopping !== null) return;
      this.#plan.logger.warn(
        {},
        'lost the connection to the embedded PostgreSQL: it was stopped or it crashed',
      );
      this.#rejoining = this.#rejoin();
    });
  }

  /**
   * Starts the server again where it is gone, and takes the locks again: without them the folder is open to
   * a second service. A disk that is full or read-only may take hours to be mended, so it is tried until it works.
   */
  async #rejoin(): Promise<void> {
    const { signal } = this.#ending;
    let saidAt = Number.NEGATIVE_INFINITY;
    for (let pauseMs = FIRST_PAUSE_MS; !signal.aborted; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
      try {
        this.#membership = await joinServer({ ...this.#plan, port: this.#membership.server.port, signal });
        this.#sayThatItIsBack();
        this.#settleIn(this.#membership);
        return;
      } catch (error) {
        if (signal.aborted) return;
        if (performance.now() - saidAt >= SAY_AGAIN_MS) {
          saidAt = performance.now();
          // PostgreSQL's own words at its start, which quote no data
          const reason = error instanceof Error ? error.message : 'unknown';
          this.#plan.logger.error(
            { reason },
            'the embedded PostgreSQL does not start; it is tried again until it does',
          );
        }
        await pause(pauseMs, undefined, { signal }).catch(() => {});
      }
    }
  }

  #sayThatItIsBack(): void {
    const moved = connectionUrl(this.#membership.connection) !== this.url;
    if (moved)
      this.#plan.logger.error({}, 'the embedded PostgreSQL is at another port now: restart the service');
    else this.#plan.logger.warn({}, 'the embedded PostgreSQL is back');
  }
}

async function createDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
  if (rowCount !== 0) return;
  try {
    await client.query(`create database ${DATABASE}`);
  } catch (error) {
    // 42P04 and 23505: another process that started at the same time was faster.
    if (errorCode(error) !== '42P04' && errorCode(error) !== '23505') throw error;
  }
}

async function serverVersion(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  const version = rows[0]?.server_version.split(' ')[0];
  if (version === undefined) throw new StartFailedError('The embedded PostgreSQL does not tell its version.');
  return version;
}

/** Whether an open connection keeps Node running; `pg` has these two, its types do not. */
function holdNode(client: pg.Client, hold: boolean): void {
  const method: unknown = Reflect.get(client, hold ? 'ref' : 'unref');
  if (typeof method === 'function') method.call(client);
}
