import type { Config } from '../config.ts';
import { type Clock, systemClock } from '../domain/clock.ts';
import { type Logger, silentLogger } from '../domain/logger.ts';
import { Audit } from '../features/admin/Audit.ts';
import { ChangeFeed } from '../features/changes/ChangeFeed.ts';
import { MissingItems } from '../features/connections/MissingItems.ts';
import { CategoryList } from '../features/connectors/CategoryList.ts';
import { ConnectorList } from '../features/connectors/ConnectorList.ts';
import { shelfOf } from '../features/connectors/shelf-of.ts';
import { Sessions } from '../features/sessions/Sessions.ts';
import type { Parts } from '../features/shared/Parts.ts';
import { SharedCallGate } from '../gate/SharedCallGate.ts';
import { WebhookSecrets } from '../ingest/WebhookSecrets.ts';
import type { CallGate } from '../pluggy/CallGate.ts';
import { PluggyClient } from '../pluggy/PluggyClient.ts';
import type { Database } from '../store/Database.ts';
import { DatabaseClock } from '../store/DatabaseClock.ts';
import { Documents } from '../store/documents/Documents.ts';
import { openEmbeddedPostgres } from '../store/embedded/openEmbeddedPostgres.ts';
import { FIRST_CALL_OF_JOBS } from '../sync/item/postponement.ts';
import { type Databases, openDatabases } from './open-databases.ts';
import { openKeyring } from './open-keyring.ts';

/** What may be handed in instead of being made from the configuration. Whoever hands a part in also closes it. */
export interface Provided {
  /** Default: the database's, which all processes share. */
  readonly clock?: Clock | undefined;
  readonly logger?: Logger | undefined;
  readonly databases?: Databases | undefined;
  /** One for everything, instead of `databases`; syncs may have one of their own beside it. */
  readonly database?: Database | undefined;
  readonly syncDatabase?: Database | undefined;
  readonly client?: PluggyClient | undefined;
}

export interface OpenParts extends Parts {
  /** Sets the clock by the database's, where no other was handed in. @throws {DatabaseUnavailable} */
  setClock(): Promise<void>;
  close(): Promise<void>;
}

type Close = () => Promise<void>;

/** Connects to DATABASE_URL, or to the embedded server, started for our own time when none runs. */
async function connect(config: Config, logger: Logger, closers: Close[]): Promise<Databases> {
  let url = config.databaseUrl;
  if (url === undefined) {
    const server = await openEmbeddedPostgres({ dataDir: config.dataDir, role: 'command', logger });
    closers.push(() => server.stop());
    url = server.url;
  }
  const databases = openDatabases(url, config, logger);
  closers.push(() => databases.close());
  return databases;
}

function handedIn({ databases, database, syncDatabase = database }: Provided): Databases | undefined {
  if (databases !== undefined || database === undefined || syncDatabase === undefined) return databases;
  return {
    database,
    ingestDatabase: database,
    workDatabase: database,
    syncDatabase,
    exportDatabase: database,
  };
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
    const databases = handedIn(provided) ?? (await connect(config, logger, closers));
    const { database, ingestDatabase, workDatabase } = databases;
    const shared = new DatabaseClock({
      database: workDatabase,
      passedMs: () => performance.now(),
      local: systemClock,
    });
    const clock = provided.clock ?? shared;
    const gate = new SharedCallGate({
      database: workDatabase,
      clock,
      logger,
      isPaced: config.pluggy.rateLimits,
      firstCallOfJobs: FIRST_CALL_OF_JOBS,
    });
    const client = provided.client ?? openClient(config, { clock, logger, gate }, closers);
    const keyring = await openKeyring(config, logger);
    const changes = new ChangeFeed(database, clock, logger);
    closers.push(() => changes.close());
    const audit = new Audit({ database, clock, logger });
    closers.push(() => audit.close());
    return {
      config,
      clock,
      logger,
      ...databases,
      client,
      gate,
      keyring,
      documents: new Documents(database, keyring),
      connectors: new ConnectorList(client, clock, shelfOf(database, 'connectors')),
      categories: new CategoryList(client, clock, shelfOf(database, 'categories')),
      sessions: new Sessions({ database, clock, keyring, ttlMs: config.sessionTtlMs }),
      webhookSecrets: new WebhookSecrets(ingestDatabase, clock, keyring),
      changes,
      audit,
      missingItems: new MissingItems(),
      setClock: () => (clock === shared ? shared.look() : Promise.resolve()),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
