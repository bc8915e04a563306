import pg from 'pg';
import type { Logger } from '../domain/logger.ts';
import { PageQuery } from './PageQuery.ts';
import type { Queryable, Result, Statement } from './Queryable.ts';
import { toStoreError } from './store-error.ts';

export interface DatabaseOptions {
  readonly url: string;
  readonly logger: Logger;
  /** Connections of the pool. PostgreSQL allows 100 by default, shared by all processes. */
  readonly maxConnections?: number;
  readonly applicationName?: string;
  /**
   * Commits do not wait for the disk. Only for work that ends with a commit elsewhere that does: PostgreSQL's log is one
   * sequence, so that commit makes all before it durable, and after a crash the work is simply done again.
   */
  readonly commitsLater?: boolean;
}

const DEFAULT_MAX_CONNECTIONS = 10;
/** A pool that is exhausted or a server that is gone must become an answer (503), not a request that hangs. */
const CONNECT_TIMEOUT_MS = 5_000;

/** A process that froze in the middle of a transaction must not keep its locks, and with them its job, for ever. */
const IDLE_IN_TRANSACTION_MS = 60_000;

/**
 * Every statement here has its index. Plans are kept, and one that was made while a table was empty would go on
 * reading the whole table when it is full: about a tenth of the speed at 50,000 rows.
 */
const INDEXES_ONLY = 'set enable_seqscan = off';
/**
 * PostgreSQL compiles statements whose estimated cost is high, which takes longer than any statement here; where it has to
 * read a small table whole although that is switched off, the estimate is far beyond all bounds.
 */
const NO_COMPILER = 'set jit = off';
const COMMIT_LATER = 'set synchronous_commit = off';

function queryWithPage(client: pg.ClientBase, config: pg.QueryConfig, page: Buffer): Promise<pg.Result> {
  return new Promise((resolve, reject) => {
    client.query(new PageQuery(config, page, (error, result) => (error ? reject(error) : resolve(result))));
  });
}

function asQueryable(client: pg.ClientBase): Queryable {
  return {
    query: async <Row>(statement: Statement | string, values?: readonly unknown[]) => {
      try {
        const {
          values: own,
          page,
          ...rest
        }: Statement = typeof statement === 'string' ? { text: statement } : statement;
        const config = { ...rest, values: [...(values ?? own ?? [])] };
        const result: unknown = await (page === undefined
          ? client.query(config)
          : queryWithPage(client, config, page));
        return result as Result<Row>;
      } catch (error) {
        throw toStoreError(error);
      }
    },
  };
}

/** The one way to PostgreSQL. Errors that leave it are StoreErrors, which quote no data. */
export class Database implements Queryable {
  readonly #pool: pg.Pool;
  readonly #options: DatabaseOptions;
  readonly #url: string;
  readonly #applicationName: string;

  constructor(options: DatabaseOptions) {
    this.#options = options;
    this.#url = options.url;
    this.#applicationName = options.applicationName ?? 'pluggy-open-finance';
    this.#pool = new pg.Pool({
      connectionString: options.url,
      max: options.maxConnections ?? DEFAULT_MAX_CONNECTIONS,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
      application_name: this.#applicationName,
    });
    const settings = [
      INDEXES_ONLY,
      NO_COMPILER,
      ...(options.commitsLater === true ? [COMMIT_LATER] : []),
    ].join('; ');
    this.#pool.on('connect', (client) => {
      client.query(settings).catch(() => {}); // a connection that broke already tells its user so itself
    });
    // an idle connection that breaks is replaced at its next use; without a listener it would end the process
    this.#pool.on('error', (error) => {
      options.logger.warn(
        { code: (error as { code?: string }).code },
        'an idle database connection was lost',
      );
    });
  }

  async query<Row = Record<string, unknown>>(
    statement: Statement | string,
    values?: readonly unknown[],
  ): Promise<Result<Row>> {
    return this.#use((client) => asQueryable(client).query<Row>(statement, values));
  }

  /** Runs `work` in one transaction: committed when it resolves, rolled back when it throws. */
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T> {
    return this.#inTransaction('begin', work);
  }

  /** Runs `work` on one unchanging picture of the data, read-only. */
  snapshot<T>(work: (tx: Queryable) => Promise<T>): Promise<T> {
    return this.#inTransaction('begin isolation level repeatable read read only', work);
  }

  /** A connection of its own, outside the pool, for locks of a session and for LISTEN. The caller ends it. */
  async connect(applicationName = this.#applicationName): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.#url,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      keepAlive: true,
      application_name: applicationName,
    });
    client.on('error', () => {}); // whoever holds it notices through 'end'
    try {
      await client.connect();
    } catch (error) {
      throw toStoreError(error);
    }
    return client;
  }

  /** Other connections to the same database, for what must not wait for these. The caller closes it. */
  another(options: Pick<DatabaseOptions, 'maxConnections'>): Database {
    return new Database({ ...this.#options, ...options });
  }

  close(): Promise<void> {
    return this.#pool.end();
  }

  #inTransaction<T>(begin: string, work: (tx: Queryable) => Promise<T>): Promise<T> {
    return this.#use(async (client) => {
      const tx = asQueryable(client);
      await tx.query(begin);
      try {
        const result = await work(tx);
        await tx.query('commit');
        return result;
      } catch (error) {
        await client.query('rollback').catch(() => {}); // the first error is the one that matters
        throw error;
      }
    });
  }

  async #use<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    let client: pg.PoolClient;
    try {
      client = await this.#pool.connect();
    } catch (error) {
      throw toStoreError(error);
    }
    let broken = false;
    const onError = (): void => {
      broken = true; // the statement under way rejects by itself; only the pool must not reuse this connection
    };
    client.on('error', onError);
    try {
      return await work(client);
    } finally {
      client.off('error', onError);
      client.release(broken);
    }
  }
}
