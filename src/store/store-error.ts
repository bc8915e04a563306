import { CodedError, type ErrorCode } from '../domain/errors.ts';
import { causeOf } from '../domain/fault-causes.ts';

/**
 * What PostgreSQL or the connection to it refused, without PostgreSQL's own words: its message, detail and
 * context quote the data of the row, and must reach neither a log nor an answer.
 */
export class StoreError extends CodedError {
  override readonly name: string = 'StoreError';
  /** PostgreSQL refuses a statement only where this program is wrong. */
  readonly problem: ErrorCode = 'internal';
  /** SQLSTATE, or the system's code of a connection that failed. */
  readonly code: string;
  readonly constraint: string | undefined;
  readonly table: string | undefined;

  constructor(code: string, where: { constraint?: string | undefined; table?: string | undefined } = {}) {
    const at = [where.table, where.constraint].filter(Boolean).join('.');
    super(`PostgreSQL: ${causeOf(code)?.en ?? 'a statement was refused'} (${code}${at ? ` at ${at}` : ''})`);
    this.code = code;
    this.constraint = where.constraint;
    this.table = where.table;
  }
}

/** The database cannot be reached or is not taking work now; the same statement may succeed later. */
export class DatabaseUnavailable extends StoreError {
  override readonly name = 'DatabaseUnavailable';
  override readonly problem = 'database_unavailable';
}

/**
 * SQLSTATE classes for "not now": connection, lost to a rival (deadlock), out of resources, locked or not accepting
 * connections, cancelled or shutting down, the system beneath; and a standby that cannot write.
 */
const UNAVAILABLE = /^(08|40|53|55|57|58)...$|^25006$/;
/** Every one has a digit; EPIPE has none. */
const SQLSTATE = /^(?=.*\d)[0-9A-Z]{5}$/;

/** pg has no code for these: it gave up waiting, the server speaks no TLS, or a connection ended under a statement. */
const WORDS_WITHOUT_A_CODE: readonly (readonly [RegExp, string])[] = [
  [/timeout/i, 'ETIMEDOUT'],
  [/does not support SSL|SSL negotiation/i, 'EPROTO'],
  [/connection|terminat|client was closed/i, '08006'],
];

/** Turns whatever `pg` threw into a StoreError; anything else passes through unchanged. */
export function toStoreError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StoreError) return error;
  const { code, constraint, table } = error as { code?: unknown; constraint?: string; table?: string };
  if (typeof code !== 'string') {
    const found = WORDS_WITHOUT_A_CODE.find(([words]) => words.test(error.message));
    return found === undefined ? error : new DatabaseUnavailable(found[1]);
  }
  if (SQLSTATE.test(code) && !UNAVAILABLE.test(code)) return new StoreError(code, { constraint, table });
  return new DatabaseUnavailable(code);
}
