import type pg from 'pg';
import { connectionUrl, DATABASE, writeConnectionFile } from './connection-data.ts';
import { errorCode, StartFailedError } from './errors.ts';
import { joinServer, type Membership, type ServerPlan } from './join-server.ts';
import { leaveServer } from './leave-server.ts';
import { type EndWatch, watchOver } from './watch-over.ts';

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
   * a second service.
   */
  async #rejoin(): Promise<void> {
    try {
      this.#membership = await joinServer(this.#plan);
      this.#settleIn(this.#membership);
      const moved = connectionUrl(this.#membership.connection) !== this.url;
      if (moved)
        this.#plan.logger.error({}, 'the embedded PostgreSQL is at another port now: restart the service');
      else this.#plan.logger.warn({}, 'the embedded PostgreSQL is back');
    } catch (error) {
      const name = error instanceof Error ? error.name : 'unknown';
      this.#plan.logger.error(
        { error: name },
        'the embedded PostgreSQL could not be brought back: restart the service',
      );
    }
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
