import { DatabaseUnavailable } from '../store-error.ts';
import type { ServerClient } from './ServerClient.ts';

/** A process that froze in the middle of a transaction must not keep its locks, and with them its job, for ever. */
const IDLE_IN_TRANSACTION_MS = 60_000;

export interface Settings {
  /** The bound of one statement; 0: none. */
  readonly statementMs: number;
  /** Commits do not wait for the disk; see DatabaseOptions. */
  readonly commitsLater: boolean;
  /** A plan is made once for each connection and statement; see DatabaseOptions. */
  readonly keepsPlans: boolean;
}

/**
 * What statements are run with.
 *
 * - Every statement here has its index. Plans are kept, and one that was made while a table was empty would go on
 *   reading the whole table when it is full: about a tenth of the speed at 50,000 rows.
 * - PostgreSQL compiles statements whose estimated cost is high, which takes longer than any statement here; where it
 *   has to read a small table whole although that is switched off, the estimate is far beyond all bounds.
 */
function values({ statementMs, commitsLater }: Settings): readonly string[] {
  return [
    'enable_seqscan = off',
    'jit = off',
    `statement_timeout = ${statementMs}`,
    `idle_in_transaction_session_timeout = ${IDLE_IN_TRANSACTION_MS}`,
    ...(commitsLater ? ['synchronous_commit = off'] : []),
  ];
}

/** For a connection that is ours alone: only there is a statement known by its name, so that its plan can be kept. */
export const sessionSettings = (settings: Settings): string =>
  [...values(settings), ...(settings.keepsPlans ? ['plan_cache_mode = force_generic_plan'] : [])]
    .map((value) => `set ${value}`)
    .join('; ');

/** At the head of a transaction, for a connection that others are given afterwards: nothing outlasts the transaction. */
export const transactionSettings = (settings: Settings): string =>
  values(settings)
    .map((value) => `set local ${value}`)
    .join('; ');

const WHERE = `select pg_backend_pid() as pid, current_setting('transaction_read_only') = 'on' as "isReadOnly"`;

interface Where {
  readonly pid: number;
  readonly isReadOnly: boolean;
}

function refuseReadOnly(client: ServerClient, row: Where | undefined): void {
  if (row?.isReadOnly !== true) return;
  client.passOver();
  throw new DatabaseUnavailable('25006');
}

/** @throws {DatabaseUnavailable} for a server that cannot be written; the next connection is made to another one */
export async function assertWritable(client: ServerClient): Promise<void> {
  refuseReadOnly(client, (await client.query<Where>(WHERE)).rows[0]);
}

/**
 * Looks where a new connection leads. A pooler tells its clients process numbers of its own: where PostgreSQL calls its
 * process by another one, whatever is set for the session would be set for strangers.
 * @throws {DatabaseUnavailable} when there are several servers and this is one that cannot be written
 */
export async function prepare(
  client: ServerClient,
  settings: Settings,
  known: { readonly isPooled: boolean; readonly hasOthers: boolean },
): Promise<void> {
  const { rows } = await client.query<Where>(WHERE);
  const [row] = rows;
  if (known.hasOthers) refuseReadOnly(client, row);
  client.isPooled = known.isPooled || row?.pid !== client.processId;
  if (!client.isPooled) await client.query(sessionSettings(settings));
}
