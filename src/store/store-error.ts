/** For who starts the service: what these codes mean and where to mend it. */
const MEANINGS: Readonly<Record<string, string>> = {
  '28P01': 'the user or the password of DATABASE_URL is not accepted',
  '28000': 'the user of DATABASE_URL is not accepted from here',
  '3D000': 'the database that DATABASE_URL names does not exist',
  '42501': 'the user of DATABASE_URL lacks a right that this needs, such as to create the schema "pluggy"',
  ECONNREFUSED: 'nobody answers at DATABASE_URL; is the server running, are host and port right?',
  ENOTFOUND: 'the host of DATABASE_URL is not known',
};

/**
 * What PostgreSQL or the connection to it refused, without PostgreSQL's own words: its message, detail and
 * context quote the data of the row, and must reach neither a log nor an answer.
 */
export class StoreError extends Error {
  override readonly name: string = 'StoreError';
  /** SQLSTATE, or the system's code of a connection that failed. */
  readonly code: string;
  readonly constraint: string | undefined;
  readonly table: string | undefined;

  constructor(code: string, where: { constraint?: string | undefined; table?: string | undefined } = {}) {
    const at = [where.table, where.constraint].filter(Boolean).join('.');
    super(`PostgreSQL: ${MEANINGS[code] ?? 'a statement was refused'} (${code}${at ? ` at ${at}` : ''})`);
    this.code = code;
    this.constraint = where.constraint;
    this.table = where.table;
  }
}

/** The database cannot be reached or is not taking work now; the same statement may succeed later. */
export class DatabaseUnavailable extends StoreError {
  override readonly name = 'DatabaseUnavailable';
}

/**
 * SQLSTATE classes for "not now": connection, lost to a rival (deadlock), out of resources, locked or not accepting
 * connections, cancelled or shutting down, the system beneath; and a standby that cannot write.
 */
const UNAVAILABLE = /^(08|40|53|55|57|58)...$|^25006$/;
/** Every one has a digit; EPIPE has none. */
const SQLSTATE = /^(?=.*\d)[0-9A-Z]{5}$/;

/** Turns whatever `pg` threw into a StoreError; anything else passes through unchanged. */
export function toStoreError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StoreError) return error;
  const { code, constraint, table } = error as { code?: unknown; constraint?: string; table?: string };
  if (typeof code !== 'string') {
    // pg has no code for a connection that ended under a statement or that timed out while connecting
    return /connection|timeout|terminat|client was closed/i.test(error.message)
      ? new DatabaseUnavailable('08006')
      : error;
  }
  if (SQLSTATE.test(code) && !UNAVAILABLE.test(code)) return new StoreError(code, { constraint, table });
  return new DatabaseUnavailable(code);
}
