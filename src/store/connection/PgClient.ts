import type { EventEmitter } from 'node:events';

interface Rows<Row> {
  readonly rows: Row[];
  readonly rowCount: number | null;
}

export interface PgStatement {
  readonly text: string;
  readonly values: unknown[];
  readonly name?: string;
}

/** What is used of pg's client. Said here, so that a project which compiles against this package needs no types of pg. */
export interface PgClient extends EventEmitter {
  connect(): Promise<unknown>;
  connect(callback: (error: Error) => void): void;
  query<Row = Record<string, unknown>>(
    statement: string | PgStatement,
    values?: readonly unknown[],
  ): Promise<Rows<Row>>;
  /** One that speaks PostgreSQL's protocol itself. */
  query<Own extends { submit: (...args: never[]) => unknown }>(statement: Own): Own;
  end(): Promise<void>;
}
