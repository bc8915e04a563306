import type { Database } from '../store/Database.ts';
import type { Queryable, Statement } from '../store/Queryable.ts';
import { type Fence, leaseCondition } from './sql/lease.ts';

// The only ways to write for a job. One statement: `fenced`. Several that become true together: `fencedTransaction`.

/** This run no longer holds its job: another run has it or will have it, and nothing of this one may be written. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';

  constructor() {
    super('this run no longer holds its job');
  }
}

/** The condition of every write in `underLease`. PostgreSQL skips a lease that no write asks for. */
export const HELD = 'exists (select from lease)';

/**
 * The text of a statement that writes only while its run holds its job. $1 and $2 are the lease; the parameters of the
 * statement itself begin with $3.
 * @param writes items of a `with` list; each that writes asks for HELD, or reads only what another one wrote
 * @param answer a select list: what the statement answers
 */
export function underLease(writes: string, answer?: string): string {
  return `with lease as (
  ${leaseCondition('$1', '$2')}
), ${writes}
select ${HELD} as held${answer === undefined ? '' : `, ${answer}`}`;
}

/** The row that a statement under a lease answers. @throws {LeaseLost} when it says that the lease is not held */
export function heldRow<Row>(rows: readonly (Row & { readonly held: boolean })[]): Row {
  const row = rows[0];
  if (row?.held !== true) throw new LeaseLost();
  return row;
}

/**
 * Runs a statement that `underLease` made.
 * @param statement its values are those from $3 on
 * @throws {LeaseLost} when the run no longer holds its job; nothing was written then
 */
export async function fenced<Row = unknown>(
  db: Queryable,
  fence: Fence,
  statement: Omit<Statement, 'page'>,
): Promise<Row> {
  const values = [fence.jobId, fence.worker, ...(statement.values ?? [])];
  const { rows } = await db.query<Row & { held: boolean }>({ ...statement, values });
  return heldRow<Row>(rows);
}

declare const holdsLease: unique symbol;

/** A transaction that holds its run's lease: until it ends nobody else can take the job over. */
export interface FencedTransaction extends Queryable {
  readonly [holdsLease]: true;
}

/**
 * Runs `work` in one transaction that holds the lease from its beginning to its commit.
 * @throws {LeaseLost} when the run no longer holds its job; `work` does not begin then
 */
export function fencedTransaction<T>(
  database: Pick<Database, 'asSystem'>,
  fence: Fence,
  work: (tx: FencedTransaction) => Promise<T>,
): Promise<T> {
  return database.asSystem(async (tx) => {
    const { rowCount } = await tx.query(leaseCondition('$1', '$2'), [fence.jobId, fence.worker]);
    if (rowCount !== 1) throw new LeaseLost();
    return work(tx as FencedTransaction);
  });
}
