import { setTimeout as pause } from 'node:timers/promises';
import { bounded } from '../connection/bounded.ts';
import type { ServerClient } from '../connection/ServerClient.ts';
import { DatabaseUnavailable } from '../store-error.ts';

/** A place in PostgreSQL's log of writes, as it writes it: `16/B374D848`. */
export type LogPosition = string;

/** Replicas are a few milliseconds behind; whoever reads waits no longer than this for one that is more. */
const WAIT_MS = 40;
const LOOK_EVERY_MS = 4;
/** A server that takes longer for what needs no time is taken to be gone. */
const ANSWER_MS = 1_000;

/** It follows, but has not come as far. Its connection is as good as before. */
export const BEHIND = 'replica_behind';
/** It follows no other: it was promoted, or never was a replica. As a code of the system, so that the connection is given up. */
export const NO_STANDBY = 'ENOSTANDBY';

/** All connections to it are used by other reads. */
export const ALL_IN_USE = 'replica_in_use';

const REPLAYED = `
select pg_is_in_recovery() as "isStandby", coalesce(pg_last_wal_replay_lsn() >= $1::pg_lsn, false) as "isThere"`;

/**
 * Waits until the server behind this connection has all that was written up to there. Asked in a statement of its own before
 * the transaction begins: what a transaction sees is settled with its first statement.
 * @throws {DatabaseUnavailable} with the code BEHIND or NO_STANDBY, or that of a connection that is lost
 */
export async function waitReplayed(
  client: ServerClient,
  position: LogPosition,
  waitMs = WAIT_MS,
): Promise<void> {
  const end = performance.now() + waitMs;
  for (;;) {
    const { rows } = await bounded(client, ANSWER_MS, () =>
      client.query<{ isStandby: boolean; isThere: boolean }>(REPLAYED, [position]),
    );
    const [row] = rows;
    if (row?.isStandby !== true) throw new DatabaseUnavailable(NO_STANDBY);
    if (row.isThere) return;
    if (performance.now() > end) throw new DatabaseUnavailable(BEHIND);
    await pause(LOOK_EVERY_MS);
  }
}
