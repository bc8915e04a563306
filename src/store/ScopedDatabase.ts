import type { UserId } from '../domain/ids.ts';
import type { Queryable } from './Queryable.ts';

/** What is done in one transaction. */
export type Work<T> = (tx: Queryable) => Promise<T>;

/** What work may do; `snapshot`: read, and all statements see one unchanging picture of the data. */
export type Access = 'write' | 'read' | 'snapshot';

export interface TransactionOptions {
  /** The bound of each of its statements in milliseconds, in place of the database's; 0: none. */
  readonly statementMs?: number;
}

/**
 * The database as use cases have it: no statement runs without saying for whom. Both run `work` in one transaction,
 * committed when it resolves and rolled back when it throws. After a deadlock, work that may write runs once more, so it must not
 * keep what a former run of it has found. `work` must not ask the database for a second connection: when all are taken by
 * such work, all of it waits.
 */
export interface ScopedDatabase {
  /**
   * For one person, as a role that meets this person's rows alone. Whatever is read or written for a person goes through
   * here. The role ends with the transaction, so that a pooler may hand the connection to anybody afterwards.
   */
  asUser<T>(userId: UserId, work: Work<T>, access?: Access): Promise<T>;

  /** For nobody in particular: for the service itself, or for its operator. */
  asSystem<T>(work: Work<T>, access?: Access, options?: TransactionOptions): Promise<T>;
}

/** What may answer the reads for a person in a database's place. */
export interface ReadsElsewhere {
  /** @param here what does the read in the database itself */
  read<T>(userId: UserId, work: Work<T>, access: Access, here: () => Promise<T>): Promise<T>;
}
