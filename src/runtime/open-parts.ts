import type { Config } from '../config.ts';
import { type Clock, systemClock } from '../domain/clock.ts';
import { type Logger, silentLogger } from '../domain/logger.ts';
import type { Role } from '../domain/role.ts';
import { Audit } from '../features/admin/Audit.ts';
import { ChangeFeed } from '../features/changes/ChangeFeed.ts';
import { MissingItems } from '../features/connections/MissingItems.ts';
import { CategoryList } from '../features/connectors/CategoryList.ts';
import { ConnectorList } from '../features/connectors/ConnectorList.ts';
import { listCacheOf } from '../features/connectors/list-cache-of.ts';
import { ApiKeys } from '../features/keys/ApiKeys.ts';
import { Sessions } from '../features/sessions/Sessions.ts';
import { Limits } from '../features/shared/Limits.ts';
import type { Parts } from '../features/shared/Parts.ts';
import { RequestCounts } from '../features/shared/RequestCounts.ts';
import { SharedCallGate } from '../gate/SharedCallGate.ts';
import { ErasedItems } from '../ingest/ErasedItems.ts';
import { EventGroups } from '../ingest/EventGroups.ts';
import { WebhookSecrets } from '../ingest/WebhookSecrets.ts';
import type { CallGate } from '../pluggy/CallGate.ts';
import { PluggyClient } from '../pluggy/PluggyClient.ts';
import type { Database } from '../store/Database.ts';
import { DatabaseClock } from '../store/DatabaseClock.ts';
import { Documents } from '../store/documents/Documents.ts';
import { openEmbeddedPostgres } from '../store/embedded/openEmbeddedPostgres.ts';
import { sharesSessions } from '../store/shares-sessions.ts';
import { FIRST_CALL_OF_JOBS } from '../sync/run/postponement.ts';
import { connectionsFor, type Databases, openDatabases, type WithReplica } from './open-databases.ts';
import { openKeyring } from './open-keyring.ts';

/** What may be handed in instead of being made from the configuration. Whoever hands a part in also closes it. */
export interface PartsOptions {
  /** Default: the database's, which all processes share. */
  readonly clock?: Clock | undefined;
  /** This computer's clock, which the shared one waits by. Default: the system's. */
  readonly localClock?: Clock | undefined;
  readonly logger?: Logger | undefined;
  /** One database for everything. Default: connections of their own for each kind of work. */
  readonly database?: Database | undefined;
  readonly client?: PluggyClient | undefined;
  /** What this process does. Default: nothing, as a command or an app that uses the library. */
  readonly roles?: readonly Role[] | undefined;
}

export interface OpenParts extends Parts, Databases, WithReplica {
  readonly deliveries: EventGroups;
  readonly database: Database;
  readonly workDatabase: Database;
  readonly exportDatabase: Database;
  readonly replica: WithReplica['replica'];
  readonly connectors: ConnectorList;
  readonly categories: CategoryList;
  readonly sessions: Sessions;
  readonly keys: ApiKeys;
  readonly changes: ChangeFeed;
  readonly audit: Audit;
  readonly missingItems: MissingItems;
  readonly limits: Limits;
  readonly requests: RequestCounts;
  /** What stands behind it, in words, such as "embedded PostgreSQL 18.4 in .data". */
  readonly databaseName: string;
  /** Sets the clock by the database's, where no other was handed in. @throws {DatabaseUnavailable} */
  setClock(): Promise<void>;
  close(): Promise<void>;
}

type Close = () => Promise<void>;

/** Connects to DATABASE_URL, or to the embedded server, which is started when none runs. */
async function connect(
  config: Config,
  { roles = [] }: PartsOptions,
  logger: Logger,
  closers: Close[],
): Promise<{ databases: Databases & WithReplica; databaseName: string }> {
  let url = config.databaseUrl;
  let databaseName = 'PostgreSQL at DATABASE_URL';
  if (url === undefined) {
    // one process that serves may have the folder; those that only work and commands join it
    const role = roles.includes('serve') ? 'service' : 'command';
    const server = await openEmbeddedPostgres({ dataDir: config.dataDir, role, logger });
    closers.push(() => server.stop());
    url = server.url;
    databaseName = `embedded PostgreSQL ${server.version} in ${config.dataDir}`;
  }
  const databases = openDatabases(url, config, logger);
  closers.push(() => databases.close());
  return { databases, databaseName };
}

const forEverything = (database: Database): { databases: Databases & WithReplica; databaseName: string } => ({
  databases: {
    database,
    ingestDatabase: database,
    workDatabase: database,
    syncDatabase: database,
    exportDatabase: database,
    replica: undefined,
  },
  databaseName: 'a database that was handed in',
});

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

/**
 * Opens what was not handed in, and knows how to close it. Every program opens its parts here: the service, the library,
 * a router in another app, a worker, a command, the simulation. The database may still lack its tables.
 */
export async function openParts(config: Config, options: PartsOptions): Promise<OpenParts> {
  const { logger = silentLogger } = options;
  const closers: Close[] = [];
  const close = async (): Promise<void> => {
    for (const closeOne of closers.reverse().splice(0)) await closeOne();
  };
  try {
    const { databases, databaseName } =
      options.database === undefined
        ? await connect(config, options, logger, closers)
        : forEverything(options.database);
    const { database, ingestDatabase, workDatabase } = databases;
    const shared = new DatabaseClock({
      database: workDatabase,
      passedMs: () => performance.now(),
      local: options.localClock ?? systemClock,
    });
    const clock = options.clock ?? shared;
    const gate = new SharedCallGate({
      database: workDatabase,
      clock,
      logger,
      isPaced: config.pluggy.rateLimits,
      egress: config.pluggy.egress,
      firstCallOfJobs: FIRST_CALL_OF_JOBS,
    });
    closers.push(() => gate.writeCounts());
    const client = options.client ?? openClient(config, { clock, logger, gate }, closers);
    const keyring = await openKeyring(config, logger);
    const changes = new ChangeFeed(database, clock, logger);
    closers.push(() => changes.close());
    const keys = new ApiKeys({ database, clock });
    closers.push(() => keys.close());
    const requests = new RequestCounts({ database: workDatabase, clock });
    closers.push(() => requests.close());
    const audit = new Audit({ database, clock, logger });
    closers.push(() => audit.close());
    return {
      config,
      roles: options.roles ?? [],
      clock,
      logger,
      ...databases,
      sharesSessions: () => sharesSessions(database),
      client,
      gate,
      keyring,
      // what is sealed afterwards is much work: it must not take the connections of people's requests
      documents: new Documents(database, keyring, databases.syncDatabase),
      connectors: new ConnectorList(client, clock, listCacheOf(database, 'connectors')),
      categories: new CategoryList(client, clock, listCacheOf(database, 'categories')),
      sessions: new Sessions({ database, clock, keyring, ttlMs: config.sessionTtlMs }),
      keys,
      deliveries: new EventGroups(ingestDatabase, clock, new ErasedItems(keyring)),
      webhookSecrets: new WebhookSecrets(ingestDatabase, clock, keyring),
      changes,
      audit,
      missingItems: new MissingItems(),
      requests,
      limits: new Limits(connectionsFor(config.databaseConnections).exportDatabase),
      databaseName,
      setClock: () => (clock === shared ? shared.look() : Promise.resolve()),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
