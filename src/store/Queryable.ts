import type { Piece } from './page-pieces.ts';

/** One statement. With a `name` PostgreSQL prepares it once per connection. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
  /** The first parameter, a text[] sent from where it lies, such as a page of Pluggy's in pieces; `values` begin with $2 then. */
  readonly page?: readonly Piece[];
}

export interface Result<Row> {
  readonly rows: Row[];
  /** Rows returned or written; null for statements that have no such number. */
  readonly rowCount: number | null;
}

/** Whatever takes SQL: the database, or a transaction of it. */
export interface Queryable {
  query<Row = Record<string, unknown>>(
    statement: Statement | string,
    values?: readonly unknown[],
  ): Promise<Result<Row>>;

  /**
   * Tells those who LISTEN on the channel, at once or, inside of a transaction, after its commit; a transaction that is
   * rolled back tells nothing. A process that is killed right after the commit tells nothing either: whoever must not
   * miss anything has to look from time to time.
   */
  tell(channel: string, payload: string): void;
}
