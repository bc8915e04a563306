import { randomBytes } from 'node:crypto';
import type { Clock } from '../domain/clock.ts';
import { bounded } from '../store/connection/bounded.ts';
import type { ServerClient } from '../store/connection/ServerClient.ts';
import { HEARTBEAT, type HeldRow } from './sql/heartbeat.ts';
import { JOBS_CHANNEL } from './tell-workers.ts';
import { TAKE_PRESENCE } from './worker-presence.ts';

/** A beat that takes longer means that the connection is gone, even if nobody has told us. */
const BEAT_TIMEOUT_MS = 8_000;
/** For each of the two statements with which it begins. */
const BEGIN_TIMEOUT_MS = 5_000;

/** A job of a kind is due so many milliseconds from now; of any kind where none is named. */
export type OnDue = (waitMs: number, kind: string | undefined) => void;

function tell(onDue: OnDue, message = ''): void {
  const [waitMs = '', kind] = message.split(' ', 2);
  onDue(Number(waitMs), kind);
}

/** A random positive bigint: the worker's name in pluggy.jobs, and the key of its advisory lock. */
function newWorkerId(): string {
  return BigInt.asUintN(63, randomBytes(8).readBigUInt64BE()).toString();
}

/**
 * A worker is alive as long as its session is: one connection that holds the worker's advisory lock, hears of new
 * jobs, and beats. Whoever can take the lock knows that the worker is dead, about a second after a kill -9.
 * A new connection is a new worker with a new id. Needs PostgreSQL itself or a pooler in session mode; in
 * transaction mode locks and LISTEN don't last.
 */
export class WorkerSession {
  readonly workerId: string;
  /** Resolves when the connection has ended, for whatever reason. Never rejects. */
  readonly ended: Promise<void>;
  readonly #client: ServerClient;
  readonly #clock: Clock;

  private constructor(client: ServerClient, workerId: string, clock: Clock) {
    this.#client = client;
    this.#clock = clock;
    this.workerId = workerId;
    this.ended = new Promise((resolve) => {
      client.once('end', () => resolve());
    });
  }

  static async open(
    connect: () => Promise<ServerClient>,
    clock: Clock,
    onDue: OnDue,
  ): Promise<WorkerSession> {
    const client = await connect();
    const session = new WorkerSession(client, newWorkerId(), clock);
    client.on('notification', ({ payload }) => tell(onDue, payload));
    try {
      const lock = `select pg_advisory_lock($1::bigint), ${TAKE_PRESENCE}`;
      await bounded(client, BEGIN_TIMEOUT_MS, () => client.query(lock, [session.workerId]));
      await bounded(client, BEGIN_TIMEOUT_MS, () => client.query(`listen ${JOBS_CHANNEL}`));
    } catch (error) {
      await session.close();
      throw error;
    }
    return session;
  }

  /** Extends the leases; returns the ids of the jobs that are still held. Ends the session when it cannot. */
  async beat(jobIds: readonly string[], leaseUntil: Date): Promise<ReadonlySet<string>> {
    const answered = new AbortController();
    const query = this.#client.query<HeldRow>(HEARTBEAT, [this.workerId, jobIds, leaseUntil]);
    const timeout = this.#clock.sleep(BEAT_TIMEOUT_MS, answered.signal).then(async () => {
      if (!answered.signal.aborted) await this.close(); // makes the query reject
    });
    try {
      const { rows } = await query;
      return new Set(rows.map((row) => row.id));
    } catch (error) {
      await this.close();
      throw error;
    } finally {
      answered.abort();
      await timeout;
    }
  }

  /** Ends the connection, and with it the lock. */
  async close(): Promise<void> {
    await this.#client.end().catch(() => {}); // it may have ended already
  }
}
