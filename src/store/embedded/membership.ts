import pg from 'pg';
import type { ConnectionData } from './connection-data.ts';
import { errorCode, StartFailedError } from './errors.ts';
import { processExists } from './postmaster.ts';

/**
 * Who uses the server is kept in the server: session advisory locks on a connection that each process holds
 * open. They need no file, and PostgreSQL frees them however a process ends.
 *
 * - `service`, exclusive: the one service of this data folder
 * - `present`, shared: everybody who uses the server; whoever leaves and can take it exclusively is the last
 *   one and stops the server, and while that lasts nobody can join
 *
 * They live in the database `postgres`, where they cannot meet the product's own locks.
 */
const LOCK_SPACE = 0x504c_5547;
const SERVICE_LOCK = 1;
const PRESENT_LOCK = 2;

const CONNECT_TIMEOUT_MS = 10_000;
const SERVER_IS_BUSY = new Set([
  'ENOENT', // the socket is not there yet, or no longer
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  '57P01', // shutting down
  '57P02',
  '57P03', // starting up or recovering
]);

export type Role = 'service' | 'command';

/**
 * - `joined`: the locks are ours as long as `client` is connected
 * - `later`: the server starts or stops, or the last service's end isn't through yet: try again
 * - `taken`: another service has the folder
 */
export type JoinOutcome =
  | { readonly kind: 'joined'; readonly client: pg.Client }
  | { readonly kind: 'later' }
  | { readonly kind: 'taken'; readonly holderPid: number | null };

/** Connects to a running server and takes the locks of this role. */
export async function join(connection: ConnectionData, role: Role): Promise<JoinOutcome> {
  const client = await connect(connection, role);
  if (client === null) return { kind: 'later' };
  let outcome: JoinOutcome = { kind: 'later' };
  try {
    outcome = await takeLocks(client, role);
    return outcome;
  } catch (error) {
    if (isBusy(error)) return { kind: 'later' };
    throw error;
  } finally {
    if (outcome.kind !== 'joined') await disconnect(client);
  }
}

/**
 * Gives the locks back. True when nobody else uses the server: it may be stopped then, and nobody can join as
 * long as the client stays connected.
 */
export async function leave(client: pg.Client): Promise<boolean> {
  // Given back before it is asked for exclusively, or two who leave at once would each see the other.
  await client.query('select pg_advisory_unlock_all()');
  return tryLock(client, 'pg_try_advisory_lock', PRESENT_LOCK);
}

/** A connection to the maintenance database; null while the server starts or stops. */
export async function connect(connection: ConnectionData, role: string): Promise<pg.Client | null> {
  const client = new pg.Client({
    ...connection,
    database: 'postgres',
    application_name: `pluggy ${role} ${process.pid}`,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  client.on('error', () => {}); // whoever keeps the client listens to its 'end'
  try {
    await client.connect();
    return client;
  } catch (error) {
    await disconnect(client);
    if (isBusy(error)) return null;
    throw new StartFailedError(
      `The database at ${connection.host} runs, but does not let us in (${errorCode(error) || 'no answer'}). ` +
        'Stop that PostgreSQL and start again, or set DATA_DIR to another folder.',
      { cause: error },
    );
  }
}

/** Ends a connection that may be broken already. */
export async function disconnect(client: pg.Client): Promise<void> {
  await client.end().catch(() => {});
}

async function takeLocks(client: pg.Client, role: Role): Promise<JoinOutcome> {
  if (!(await tryLock(client, 'pg_try_advisory_lock_shared', PRESENT_LOCK))) return { kind: 'later' };
  if (role === 'command') return { kind: 'joined', client };
  if (await tryLock(client, 'pg_try_advisory_lock', SERVICE_LOCK)) return { kind: 'joined', client };
  const holderPid = await serviceHolder(client);
  // PostgreSQL needs a moment to notice that a killed process is gone.
  const isGone = holderPid !== null && !processExists(holderPid);
  return isGone ? { kind: 'later' } : { kind: 'taken', holderPid };
}

type LockFunction = 'pg_try_advisory_lock' | 'pg_try_advisory_lock_shared';

async function tryLock(client: pg.Client, take: LockFunction, lock: number): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(`select ${take}($1, $2) as taken`, [
    LOCK_SPACE,
    lock,
  ]);
  return rows[0]?.taken === true;
}

async function serviceHolder(client: pg.Client): Promise<number | null> {
  const { rows } = await client.query<{ name: string }>(
    `select application_name as name from pg_locks join pg_stat_activity using (pid)
      where locktype = 'advisory' and classid = $1 and objid = $2 and objsubid = 2 and granted`,
    [LOCK_SPACE, SERVICE_LOCK],
  );
  const pid = /^pluggy service (\d+)$/.exec(rows[0]?.name ?? '')?.[1];
  return pid === undefined ? null : Number(pid);
}

function isBusy(error: unknown): boolean {
  if (SERVER_IS_BUSY.has(errorCode(error))) return true;
  // pg's own words, which have no code: the server went away under a statement, or before it
  return error instanceof Error && /Connection terminated|connection error/.test(error.message);
}
