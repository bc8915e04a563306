import pg from 'pg';
import type { UserId } from '../domain/ids.ts';
import type { Logger } from '../domain/logger.ts';
import { bounded } from './connection/bounded.ts';
import { onClient } from './connection/client-queryable.ts';
import { readOn } from './connection/read-on.ts';
import { repeatDeadlocks } from './connection/repeat-deadlocks.ts';
import { CONNECT_TIMEOUT_MS, ServerClient } from './connection/ServerClient.ts';
import { Servers } from './connection/Servers.ts';
import { assertWritable, prepare, type Settings, transactionSettings } from './connection/settings.ts';
import { forUser } from './connection/user-settings.ts';
import { Notices } from './Notices.ts';
import type { Queryable, Result, Statement } from './Queryable.ts';
import { ALL_IN_USE, type LogPosition, waitReplayed } from './replica/replayed.ts';
import { findRequestRole } from './roles/find-roles.ts';
import type { Access, ReadsElsewhere, ScopedDatabase, TransactionOptions, Work } from './ScopedDatabase.ts';
import { DatabaseUnavailable, toStoreError } from './store-error.ts';

export interface DatabaseOptions {
  /** `postgresql://…`, of one server or of several, of which the writable one is taken. */
  readonly url: string;
  /** Past a pooler, for what needs a session. Default: `url`; another one says that `url` leads to a pooler. */
  readonly directUrl?: string | undefined;
  readonly logger: Logger;
  /** Connections of the pool. PostgreSQL allows 100 by default, shared by all processes. */
  readonly maxConnections?: number;
  readonly applicationName?: string;
  /** The bound of one statement in milliseconds; 0: none. Default: half a minute. */
  readonly statementMs?: number;
  /** How long to wait for a free connection, in milliseconds. */
  readonly waitMs?: number;
  /**
   * Commits do not wait for the disk. Only for work that ends with a commit elsewhere that does: PostgreSQL's log is one
   * sequence, so that commit makes all before it durable, and after a crash the work is simply done again.
   */
  readonly commitsLater?: boolean;
  /**
   * The plan of a statement is made without looking at its values, once. Left to itself PostgreSQL makes a new one each time
   * where a list that it does not know yet looks dearer than one at hand. Only for statements that go by the same index whatever
   * their values are.
   */
  readonly keepsPlans?: boolean;
  /** `url` is a replica's: that it cannot be written is as it should be. */
  readonly isReplica?: boolean;
  /** What may answer the reads for a person in this one's place. */
  readonly replica?: ReadsElsewhere | undefined;
}

/** How one read is done. */
interface ReadOptions extends TransactionOptions {
  /** Only once the server, a replica, has everything up to there. */
  readonly replayedTo?: LogPosition;
}

const BEGIN: Readonly<Record<Access, string>> = {
  write: 'begin',
  read: 'begin read only',
  snapshot: 'begin isolation level repeatable read read only',
};

const DEFAULT_MAX_CONNECTIONS = 10;
const DEFAULT_STATEMENT_MS = 30_000;
/** How long what is under way may take when everything is closed, and then the connections; a frozen server closes none. */
const CLOSE_IN_USE_MS = 3_000;
const CLOSE_MS = 1_000;

/** The server shuts down, is a standby now, or the connection to it is gone: another one of several may be better. */
const READ_ONLY = '25006';
const SERVER_GONE = /^(08...|57P..|25006|E[A-Z]+)$/;

/** pg's words for a place in the line that did not come; those for a connection that cannot be made are others. */
const isFullPool = (error: unknown): boolean =>
  error instanceof Error && error.message === 'timeout exceeded when trying to connect';

type Verify = (client: ServerClient, done: (error?: Error) => void) => void;

/** The one way to PostgreSQL. Errors that leave it are StoreErrors, which quote no data. */
export class Database implements Queryable, ScopedDatabase {
  readonly #options: DatabaseOptions;
  readonly #pool: pg.Pool;
  readonly #servers: Servers;
  readonly #directServers: Servers;
  readonly #settings: Settings;
  readonly #applicationName: string;
  readonly #notices: Notices;
  readonly #clients = new Set<ServerClient>();
  #requestRole: Promise<string | null> | undefined;

  constructor(options: DatabaseOptions) {
    const {
      url,
      directUrl = url,
      logger,
      statementMs = DEFAULT_STATEMENT_MS,
      commitsLater = false,
      keepsPlans = false,
    } = options;
    this.#options = options;
    this.#servers = new Servers(url);
    this.#directServers = new Servers(directUrl);
    this.#settings = { statementMs, commitsLater, keepsPlans };
    this.#applicationName = options.applicationName ?? 'pluggy-open-finance';
    this.#notices = new Notices((statement) => this.#one(statement), logger);
    const known = {
      isPooled: directUrl !== url,
      hasOthers: this.#servers.count > 1 && options.isReplica !== true,
    };
    const verify: Verify = (client, done) => {
      bounded(client, CONNECT_TIMEOUT_MS, () => prepare(client, this.#settings, known)).then(
        () => done(),
        done,
      );
    };
    this.#pool = new pg.Pool({
      max: options.maxConnections ?? DEFAULT_MAX_CONNECTIONS,
      connectionTimeoutMillis: options.waitMs ?? CONNECT_TIMEOUT_MS,
      Client: this.#clientClass() as never,
      ...({ verify } as object),
    });
    // an idle connection that breaks is replaced at its next use; without a listener it would end the process
    this.#pool.on('error', (error) => {
      logger.warn({ code: (error as { code?: string }).code }, 'an idle database connection was lost');
    });
  }

  async query<Row = Record<string, unknown>>(
    statement: Statement | string,
    values?: readonly unknown[],
  ): Promise<Result<Row>> {
    return this.#one<Row>(statement, values);
  }

  async asUser<T>(
    userId: UserId,
    work: Work<T>,
    access: Access = 'write',
    options?: ReadOptions,
  ): Promise<T> {
    const here = async (): Promise<T> => {
      const who = forUser(userId, await this.#roleOfRequests(), access);
      return this.#inTransaction(access, `; ${who}`, work, options);
    };
    const { replica } = this.#options;
    return access === 'write' || replica === undefined ? here() : replica.read(userId, work, access, here);
  }

  asSystem<T>(work: Work<T>, access: Access = 'write', options?: TransactionOptions): Promise<T> {
    return this.#inTransaction(access, '', work, options);
  }

  /**
   * A connection of its own, outside the pool and past a pooler, for locks of a session and for LISTEN. The caller ends
   * it.
   */
  async connect(applicationName = this.#applicationName): Promise<ServerClient> {
    const servers = this.#directServers;
    for (let left = servers.count; ; left -= 1) {
      const client = new ServerClient(servers, applicationName);
      client.on('error', () => {}); // whoever holds it notices through 'end'
      try {
        await client.connect();
        if (servers.count > 1) await bounded(client, CONNECT_TIMEOUT_MS, () => assertWritable(client));
        return client;
      } catch (error) {
        client.destroy();
        if (left <= 1) throw toStoreError(error);
      }
    }
  }

  /** Waits until this server, a replica, has everything up to there. @throws {DatabaseUnavailable} */
  reach(position: LogPosition, waitMs: number): Promise<void> {
    return this.#use((client) => waitReplayed(client, position, waitMs));
  }

  /** Other connections to the same database, for what must not wait for these. The caller closes it. */
  another(options: Partial<DatabaseOptions>): Database {
    return new Database({ ...this.#options, ...options });
  }

  tell(channel: string, payload: string): void {
    this.#notices.tell(channel, payload);
  }

  async close(): Promise<void> {
    const destroyAll = (): void => {
      for (const client of this.#clients) client.destroy();
    };
    const timer = setTimeout(destroyAll, CLOSE_IN_USE_MS);
    await this.#notices.settled();
    await this.#pool.end();
    clearTimeout(timer);
    setTimeout(destroyAll, CLOSE_MS).unref();
  }

  /** Looked up once: a role that comes or goes later counts from the next start on. */
  #roleOfRequests(): Promise<string | null> {
    this.#requestRole ??= findRequestRole(this).catch((error: unknown) => {
      this.#requestRole = undefined;
      throw error;
    });
    return this.#requestRole;
  }

  #one<Row>(statement: Statement | string, values?: readonly unknown[]): Promise<Result<Row>> {
    const { statementMs, commitsLater } = this.#settings;
    return this.#repeating((client) => {
      // what stands for all connections of ours has to be said in each transaction of a pooled one
      if (client.isPooled && commitsLater)
        return this.#transactionOn(client, 'begin', (tx) => tx.query<Row>(statement, values));
      return onClient(client, statementMs, (channel, payload) => this.tell(channel, payload)).query<Row>(
        statement,
        values,
      );
    });
  }

  /** @param who what the transaction begins with, to act for somebody */
  #inTransaction<T>(access: Access, who: string, work: Work<T>, options?: ReadOptions): Promise<T> {
    const begin = `${BEGIN[access]}${who}`;
    if (access === 'write')
      return this.#repeating((client) => this.#transactionOn(client, begin, work, options));
    return this.#use(async (client, keepUntil) => {
      const { statementMs = this.#settings.statementMs, replayedTo } = options ?? {};
      if (replayedTo !== undefined) await waitReplayed(client, replayedTo);
      const tx = onClient(client, statementMs, () => {}); // what only reads has nothing to tell
      const { result, ended } = await readOn(tx, `${begin}${this.#headFor(client, statementMs)}`, work);
      keepUntil(ended);
      return result;
    });
  }

  async #transactionOn<T>(
    client: ServerClient,
    begin: string,
    work: Work<T>,
    { statementMs = this.#settings.statementMs }: TransactionOptions = {},
  ): Promise<T> {
    const told: [string, string][] = [];
    const tx = onClient(client, statementMs, (...notice) => void told.push(notice));
    try {
      await tx.query(`${begin}${this.#headFor(client, statementMs)}`);
      const result = await work(tx);
      await tx.query('commit');
      for (const notice of told) this.tell(...notice);
      return result;
    } catch (error) {
      await tx.query('rollback').catch(() => {}); // the first error is the one that matters
      throw error;
    }
  }

  /** What has to be said at the head of a transaction, in the same message as its begin. */
  #headFor(client: ServerClient, statementMs: number): string {
    if (client.isPooled) return `; ${transactionSettings({ ...this.#settings, statementMs })}`;
    return statementMs === this.#settings.statementMs ? '' : `; set local statement_timeout = ${statementMs}`;
  }

  #repeating<T>(work: (client: ServerClient) => Promise<T>): Promise<T> {
    return repeatDeadlocks(() => this.#use(work), this.#options.logger);
  }

  /** @param work is given what keeps the connection until something has ended that nobody waits for */
  async #use<T>(
    work: (client: ServerClient, keepUntil: (ended: Promise<unknown>) => void) => Promise<T>,
  ): Promise<T> {
    const client = await this.#acquire();
    let broken = false;
    let lasting: Promise<unknown> | undefined;
    const onError = (): void => {
      broken = true; // the statement under way rejects by itself; only the pool must not reuse this connection
    };
    const release = (): void => {
      client.off('error', onError);
      client.release(broken || client.isDestroyed);
    };
    client.on('error', onError);
    try {
      return await work(client, (ended) => {
        lasting = ended;
      });
    } catch (error) {
      if (this.#isGone(error)) {
        client.passOver();
        broken = true;
      }
      throw error;
    } finally {
      if (lasting === undefined) release();
      else void lasting.catch(onError).finally(release);
    }
  }

  /** A free connection; with several servers each is asked once. */
  async #acquire(): Promise<ServerClient & pg.PoolClient> {
    for (let left = this.#servers.count; ; left -= 1) {
      try {
        return (await this.#pool.connect()) as unknown as ServerClient & pg.PoolClient;
      } catch (error) {
        const isFull = this.#pool.totalCount >= (this.#options.maxConnections ?? DEFAULT_MAX_CONNECTIONS);
        if (isFull && this.#options.isReplica === true && isFullPool(error))
          throw new DatabaseUnavailable(ALL_IN_USE);
        if (left <= 1 || isFull) throw toStoreError(error);
      }
    }
  }

  #isGone(error: unknown): boolean {
    if (!(error instanceof DatabaseUnavailable) || !SERVER_GONE.test(error.code)) return false;
    return error.code !== READ_ONLY || this.#servers.count > 1;
  }

  #clientClass(): new () => ServerClient {
    const [servers, name, clients] = [this.#servers, this.#applicationName, this.#clients];
    return class extends ServerClient {
      constructor() {
        super(servers, name);
        clients.add(this);
        // the pool listens to none while it is prepared; whoever uses it notices by its statement
        this.on('error', () => {});
        this.once('end', () => clients.delete(this));
      }
    };
  }
}
