import type { Config } from '../config.ts';
import type { Logger } from '../domain/logger.ts';
import { Database, type DatabaseOptions } from '../store/Database.ts';
import { ReplicaReads } from '../store/replica/ReplicaReads.ts';
import { ReplicaStanding } from '../store/replica/ReplicaStanding.ts';

/** The connections of one process, apart by what they are for: none can take another's. */
export interface Databases {
  /** What answers requests. */
  readonly database: Database;
  /** What takes Pluggy's deliveries, and says whether this process is ready. */
  readonly ingestDatabase: Database;
  /** What the queue, the shared pace and the clock use. */
  readonly workDatabase: Database;
  /** What syncs write with; may put off waiting for the disk until the job's end, which `workDatabase` writes. */
  readonly syncDatabase: Database;
  /** What answers are read from that hold a connection for as long as somebody reads them. */
  readonly exportDatabase: Database;
}

/** The replica that may answer in place of `database` and `exportDatabase`. */
export interface WithReplica {
  /** Undefined: there is none. */
  readonly replica: ReplicaStanding | undefined;
}

type Kind = keyof Databases;

/** Outside the pools: two workers' sessions, the live updates', and who uses the embedded server. */
const SESSIONS = 4;

/** Parts of what is left. Syncs get the rest: whoever finds none free waits. */
const PARTS: Readonly<Record<Exclude<Kind, 'syncDatabase'>, number>> = {
  database: 4 / 16,
  ingestDatabase: 2 / 16,
  workDatabase: 2 / 16,
  exportDatabase: 3 / 16,
};

/** How many connections each kind of work has. @param connections of the whole process */
export function connectionsFor(connections: number): Readonly<Record<Kind, number>> {
  const left = connections - SESSIONS;
  const share = (kind: keyof typeof PARTS): number => Math.max(1, Math.floor(left * PARTS[kind]));
  const pools = {
    database: share('database'),
    ingestDatabase: share('ingestDatabase'),
    workDatabase: share('workDatabase'),
    exportDatabase: share('exportDatabase'),
  };
  const taken = Object.values(pools).reduce((sum, count) => sum + count, 0);
  return { ...pools, syncDatabase: left - taken };
}

/**
 * How long a statement of each kind may take, and how long it may wait for a connection, in milliseconds. Somebody waits
 * for the first; Pluggy repeats a delivery that is not answered within seconds; the others are repeated by whoever
 * asked. Migrations have no bound.
 */
const BOUNDS: Readonly<Record<Kind, { readonly statementMs: number; readonly waitMs: number }>> = {
  database: { statementMs: 8_000, waitMs: 5_000 },
  ingestDatabase: { statementMs: 4_000, waitMs: 4_000 },
  workDatabase: { statementMs: 15_000, waitMs: 10_000 },
  exportDatabase: { statementMs: 30_000, waitMs: 5_000 },
  syncDatabase: { statementMs: 60_000, waitMs: 60_000 },
};

/** How long a read may wait for a connection to the replica before the primary answers it, in milliseconds. */
const REPLICA_WAIT_MS = 1_000;

type Open = (kind: Kind, options?: Partial<DatabaseOptions>) => Database;

/** Beside the connections to the primary, as many as there are there for reads. */
function openReplica(url: string, open: Open, primary: () => Database, logger: Logger) {
  const there = { url, directUrl: url, isReplica: true, waitMs: REPLICA_WAIT_MS };
  const [short, long] = [open('database', there), open('exportDatabase', there)];
  const standing = new ReplicaStanding({
    primary,
    replica: short,
    reach: (position, waitMs) => short.reach(position, waitMs),
    logger,
  });
  return {
    standing,
    short: new ReplicaReads({ standing, database: short, mayRepeat: true }),
    long: new ReplicaReads({ standing, database: long, mayRepeat: false }),
  };
}

/** Nothing connects before it is used. */
export function openDatabases(
  url: string,
  config: Pick<Config, 'databaseDirectUrl' | 'databaseReadUrl' | 'databaseConnections'>,
  logger: Logger,
): Databases & WithReplica & { close(): Promise<void> } {
  const connections = connectionsFor(config.databaseConnections);
  const open: Open = (kind, options) =>
    new Database({
      url,
      directUrl: config.databaseDirectUrl,
      logger,
      maxConnections: connections[kind],
      commitsLater: kind === 'syncDatabase',
      keepsPlans: kind === 'syncDatabase',
      ...BOUNDS[kind],
      ...options,
    });
  const { databaseReadUrl } = config;
  const replica =
    databaseReadUrl === undefined
      ? undefined
      : openReplica(databaseReadUrl, open, () => databases.database, logger);
  const databases: Databases = {
    database: open('database', { replica: replica?.short }),
    ingestDatabase: open('ingestDatabase'),
    workDatabase: open('workDatabase'),
    syncDatabase: open('syncDatabase'),
    exportDatabase: open('exportDatabase', { replica: replica?.long }),
  };
  const closing = [...Object.values(databases), replica?.short, replica?.long];
  const close = async (): Promise<void> => {
    await Promise.all(closing.map((one) => one?.close()));
  };
  return { ...databases, replica: replica?.standing, close };
}
