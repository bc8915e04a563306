import type { Config } from '../config.ts';
import { type Clock, systemClock } from '../domain/clock.ts';
import { type Logger, silentLogger } from '../domain/logger.ts';
import type { CallGate } from '../pluggy/CallGate.ts';
import { PluggyClient } from '../pluggy/PluggyClient.ts';
import { Database } from '../store/Database.ts';
import { DatabaseClock } from '../store/DatabaseClock.ts';
import { openEmbeddedPostgres } from '../store/embedded/openEmbeddedPostgres.ts';
import { WebhookSecrets } from '../webhook/WebhookSecrets.ts';
import { Audit } from './Audit.ts';
import { CategoryList } from './CategoryList.ts';
import { ChangeFeed } from './ChangeFeed.ts';
import { ConnectorList } from './ConnectorList.ts';
import { SharedCallGate } from './call-gate/SharedCallGate.ts';
import { openKeyring } from './open-keyring.ts';
import type { Parts } from './Parts.ts';
import { Sessions } from './Sessions.ts';
import { shelfOf } from './shelf-of.ts';

/** What may be handed in instead of being made from the configuration. Whoever hands a part in also closes it. */
export interface Provided {
  /** Default: the database's, which all processes share. */
  readonly clock?: Clock | undefined;
  readonly logger?: Logger | undefined;
  readonly database?: Database | undefined;
  /** Default: `database`. */
  readonly syncDatabase?: Database | undefined;
  /** Default: one of its own at the same address as `database`. */
  readonly exportDatabase?: Database | undefined;
  readonly client?: PluggyClient | undefined;
}

export interface OpenParts extends Parts {
  /** Sets the clock by the database's, where no other was handed in. @throws {DatabaseUnavailable} */
  setClock(): Promise<void>;
  close(): Promise<void>;
}

/** How many answers may hold a connection while they are read. */
export const MOST_EXPORTS = 4;

type Close = () => Promise<void>;

/** Connects to DATABASE_URL, or to the embedded server, started for our own time when none runs. */
async function openDatabase(config: Config, logger: Logger, closers: Close[]): Promise<Database> {
  let url = config.databaseUrl;
  if (url === undefined) {
    const server = await openEmbeddedPostgres({ dataDir: config.dataDir, role: 'command', logger });
    closers.push(() => server.stop());
    url = server.url;
  }
  const database = new Database({ url, logger });
  closers.push(() => database.close());
  return database;
}

interface ClientDeps {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly gate: CallGate;
}

function openClient(config: Config, deps: ClientDeps, closers: Close[]): PluggyClient {
  const { apiUrl, clientId, clientSecret } = config.pluggy;
  const client = new PluggyClient({ baseUrl: apiUrl, clientId, clientSecret, ...deps });
  closers.push(() => client.close());
  return client;
}

/** Opens what was not handed in, and knows how to close it. The database may still lack its tables. */
export async function openParts(config: Config, provided: Provided): Promise<OpenParts> {
  const { logger = silentLogger } = provided;
  const closers: Close[] = [];
  const close = async (): Promise<void> => {
    for (const closeOne of closers.reverse().splice(0)) await closeOne();
  };
  try {
    const database = provided.database ?? (await openDatabase(config, logger, closers));
    const shared = new DatabaseClock({ database, passedMs: () => performance.now(), local: systemClock });
    const clock = provided.clock ?? shared;
    const gate = new SharedCallGate({ database, clock, logger, isPaced: config.pluggy.rateLimits });
    const client = provided.client ?? openClient(config, { clock, logger, gate }, closers);
    const keyring = await openKeyring(config, logger);
    const changes = new ChangeFeed(database, clock, logger);
    closers.push(() => changes.close());
    const audit = new Audit({ database, clock, logger });
    closers.push(() => audit.close());
    const exportDatabase = provided.exportDatabase ?? database.another({ maxConnections: MOST_EXPORTS });
    if (provided.exportDatabase === undefined) closers.push(() => exportDatabase.close());
    return {
      config,
      clock,
      logger,
      database,
      syncDatabase: provided.syncDatabase ?? database,
      exportDatabase,
      client,
      gate,
      keyring,
      connectors: new ConnectorList(client, clock, shelfOf(database, 'connectors')),
      categories: new CategoryList(client, clock, shelfOf(database, 'categories')),
      sessions: new Sessions({ database, clock, keyring, ttlMs: config.sessionTtlMs }),
      webhookSecrets: new WebhookSecrets(database, clock, keyring),
      changes,
      audit,
      setClock: () => (clock === shared ? shared.look() : Promise.resolve()),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
