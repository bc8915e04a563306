import pg from 'pg';
import type { PgClient } from './PgClient.ts';
import type { Servers } from './Servers.ts';

/** A server that is gone must become an answer (503), not a request that hangs. */
export const CONNECT_TIMEOUT_MS = 5_000;
/** With others to ask in its place, one that says nothing is passed over sooner. */
const CONNECT_TO_ONE_OF_SEVERAL_MS = 2_000;
/** A network that swallows everything is noticed in minutes, not in hours. */
const KEEP_ALIVE_DELAY_MS = 10_000;

/** The parts of pg's client that are used here; the same in all of pg 8, and the version is pinned. */
interface ClientParts {
  readonly processID: number | null;
  readonly secretKey: number | Buffer | null;
  readonly host: string;
  readonly port: number;
  readonly ssl: boolean | object;
  readonly connection: { readonly stream: { destroy(): void } };
}

interface CancelConnection extends pg.Connection {
  connect(port: number | string, host?: string): void;
  requestSsl(): void;
  cancel(processId: number, secretKey: number | Buffer): void;
}

const Client = pg.Client as unknown as new (settings: object) => PgClient;

/** One connection to that server of several which is asked at this moment. */
export class ServerClient extends Client {
  /** Something lies between us and PostgreSQL: another may be given this connection after our transaction. */
  isPooled = false;
  #isDestroyed = false;
  readonly #servers: Servers;
  readonly #url: string;

  constructor(servers: Servers, applicationName: string) {
    super({
      connectionString: servers.current,
      connectionTimeoutMillis: servers.count > 1 ? CONNECT_TO_ONE_OF_SEVERAL_MS : CONNECT_TIMEOUT_MS,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_DELAY_MS,
      application_name: applicationName,
      pipeline: true, // statements are sent when they are asked for, also while others run: see read-on.ts
    });
    this.#servers = servers;
    this.#url = servers.current;
  }

  get #parts(): ClientParts {
    return this as unknown as ClientParts;
  }

  /** What the server calls this connection; a pooler tells a number of its own. */
  get processId(): number | null {
    return this.#parts.processID;
  }

  /** The server does not do what it is asked for: the next connection is made to another one. */
  passOver(): void {
    this.#servers.passOver(this.#url);
  }

  get isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  override connect(): Promise<unknown>;
  override connect(callback: (error: Error) => void): void;
  override connect(callback?: (error: Error) => void): Promise<unknown> | undefined {
    const passOverAt = (error: Error | null): void => {
      if (error !== null && error !== undefined) this.passOver();
    };
    if (callback === undefined) {
      return super.connect().catch((error: Error) => {
        passOverAt(error);
        throw error;
      });
    }
    super.connect((error: Error) => {
      passOverAt(error);
      callback(error);
    });
    return undefined;
  }

  /** Ends the connection now, whatever the server does; what waits on it fails. */
  destroy(): void {
    this.#isDestroyed = true;
    this.#parts.connection.stream.destroy();
  }

  /** Asks the server to stop what it does for this connection, on another one, and waits for nothing. */
  cancel(): void {
    const { processID, secretKey, host, port, ssl } = this.#parts;
    if (processID === null || secretKey === null) return;
    const other = new pg.Connection({ ssl: ssl as never }) as CancelConnection;
    const send = (): void => other.cancel(processID, secretKey);
    other.on('error', () => {}); // a server that is gone does nothing for us either
    other.on('connect', () => (ssl ? other.requestSsl() : send()));
    other.on('sslconnect', send);
    if (host.startsWith('/')) other.connect(`${host}/.s.PGSQL.${port}`);
    else other.connect(port, host);
    setTimeout(() => other.stream.destroy(), CONNECT_TIMEOUT_MS).unref();
  }
}
