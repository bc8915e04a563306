import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from '../src/api/app.ts';
import { webhookFront } from '../src/api/webhook-front.ts';
import { type Config, readConfig } from '../src/config.ts';
import { Keyring } from '../src/domain/Keyring.ts';
import { silentLogger } from '../src/domain/logger.ts';
import { PluggyClient } from '../src/pluggy/PluggyClient.ts';
import { Worker } from '../src/queue/Worker.ts';
import { Care } from '../src/runtime/Care.ts';
import { allJobHandlers } from '../src/runtime/job-handlers.ts';
import { lazyPartsOf, PluggyV2 } from '../src/services/PluggyV2.ts';
import { FaultyDatabase } from './FaultyDatabase.ts';
import type { Random } from './Random.ts';
import type { SimClock } from './SimClock.ts';

export interface Surroundings {
  readonly databaseUrl: string;
  readonly pluggyUrl: string;
  readonly clock: SimClock;
  readonly random: Random;
}

/** The folder of a page that is not there: nobody asks for it here. */
const NO_PAGE = '/nonexistent';

/** Real time: a stalled call is given up after this. While faults are on, what is slow counts as stalled. */
const IMPATIENT = { headersMs: 120, bodyMs: 80, totalMs: 400 };

export const API_PATH = '/api/pluggy-v2';

function open({ databaseUrl, pluggyUrl, clock, random }: Surroundings, port: number, isPatient: boolean) {
  const config: Config = readConfig({
    PLUGGY_MODE: 'sandbox',
    PLUGGY_API_URL: pluggyUrl,
    DATABASE_URL: databaseUrl,
    PORT: String(port),
  });
  const logger = silentLogger;
  const database = new FaultyDatabase({ url: databaseUrl, logger, maxConnections: 4 });
  const { apiUrl, clientId, clientSecret } = config.pluggy;
  const client = new PluggyClient({
    baseUrl: apiUrl,
    clientId,
    clientSecret,
    clock,
    logger,
    random: random.next,
    ...(isPatient ? {} : { timeouts: IMPATIENT }),
  });
  return { config, database, client, pluggy: new PluggyV2({ config, clock, logger, database, client }) };
}

/** A process that syncs: a worker with a database and a client of its own. */
export class WorkerProcess {
  readonly database: FaultyDatabase;
  readonly #parts: ReturnType<typeof open>;
  readonly #worker: Worker;

  private constructor(parts: ReturnType<typeof open>, worker: Worker) {
    this.#parts = parts;
    this.#worker = worker;
    this.database = parts.database;
    this.database.onCrash = () => void parts.client.close();
  }

  static async open(surroundings: Surroundings, isPatient: boolean): Promise<WorkerProcess> {
    const parts = open(surroundings, 3000, isPatient);
    const { clock, random } = surroundings;
    const handlers = allJobHandlers(await lazyPartsOf(parts.pluggy).ready());
    const worker = new Worker({
      database: parts.database,
      clock,
      logger: silentLogger,
      handlers,
      concurrency: 3,
      random: random.next,
    });
    return new WorkerProcess(parts, worker);
  }

  /** Does what is due. False: it died over it, or lost the database; the latter is no reason to replace it. */
  async run(): Promise<void> {
    try {
      await this.#worker.runUntilIdle();
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'DatabaseUnavailable') throw error;
    }
  }

  async close(): Promise<void> {
    await this.#parts.pluggy.close();
    await this.#parts.client.close();
    await this.database.close();
  }
}

/** The process that receives webhooks and serves people. */
export class WebProcess {
  readonly database: FaultyDatabase;
  readonly pluggy: PluggyV2;
  readonly care: Care;
  readonly url: string;
  /** Opens what is stored encrypted. */
  readonly keyring: Keyring;
  readonly #server: Server;
  readonly #parts: ReturnType<typeof open>;

  private constructor(parts: ReturnType<typeof open>, care: Care, server: Server) {
    this.#parts = parts;
    this.#server = server;
    this.care = care;
    this.pluggy = parts.pluggy;
    this.database = parts.database;
    this.url = parts.config.baseUrl;
    this.keyring = new Keyring(parts.config.encryptionKeys);
  }

  static async open(surroundings: Surroundings): Promise<WebProcess> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const parts = open(surroundings, (server.address() as AddressInfo).port, true);
    const care = new Care(lazyPartsOf(parts.pluggy));
    const options = { logger: silentLogger, isReady: () => care.isReady() };
    const lazy = lazyPartsOf(parts.pluggy);
    server.on('request', webhookFront(lazy, createApp(lazy, NO_PAGE, options)));
    await care.keepWebhook();
    return new WebProcess(parts, care, server);
  }

  /** A delivery, forged or repeated. @returns the status of the answer */
  async deliver(body: object, secret: string): Promise<number> {
    const response = await fetch(`${this.url}${API_PATH}/webhook`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-webhook-secret': secret },
      body: JSON.stringify(body),
    });
    await response.arrayBuffer();
    return response.status;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    await this.pluggy.close();
    await this.#parts.client.close();
    await this.database.close();
  }
}
