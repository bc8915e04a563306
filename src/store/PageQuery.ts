import pg from 'pg';
import type { Piece } from './page-pieces.ts';

/** Of pg's connection, what is used here; the same in all of pg 8, and the version is pinned. */
interface Connection {
  readonly stream: { write(bytes: Buffer): unknown; readonly writable: boolean };
  bind?: (config: BindConfig) => void;
}

interface BindConfig {
  /** Absent: the unnamed one. */
  readonly portal?: string;
  readonly statement?: string;
  readonly values: readonly unknown[];
  /** pg's own way to make a parameter's text of a value. */
  readonly valueMapper: (value: unknown, index: number) => string | null;
}

const { prototype } = pg.Query as unknown as {
  readonly prototype: { prepare(this: unknown, connection: Connection): void };
};

const [TEXT, BINARY] = [0, 1];
/** The type "text" in pg_type. */
const TEXT_OID = 25;

const int16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
};

const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};

function parameter(text: string | null): Buffer {
  if (text === null) return int32(-1);
  const bytes = Buffer.from(text, 'utf8');
  return Buffer.concat([int32(bytes.length), bytes]);
}

const lengthOf = (parts: readonly Buffer[]): number => parts.reduce((sum, { length }) => sum + length, 0);

/** An array of texts in PostgreSQL's binary format: one dimension, no null, the elements each behind its length. */
function arrayOf(pieces: readonly Piece[]): Buffer[] {
  const head = Buffer.concat([1, 0, TEXT_OID, pieces.length, 1].map(int32));
  return [head, ...pieces.flatMap((parts) => [int32(lengthOf(parts)), ...parts])];
}

/** PostgreSQL's message "Bind", in parts (protocol 3.0, "Message Formats"). */
function bindMessage(config: BindConfig, pieces: readonly Piece[]): Buffer[] {
  const texts = config.values.map(config.valueMapper);
  const count = texts.length + 1;
  const page = arrayOf(pieces);
  const head = Buffer.concat([
    Buffer.from(`${config.portal ?? ''}\0${config.statement ?? ''}\0`, 'utf8'),
    int16(count),
    int16(BINARY),
    ...texts.map(() => int16(TEXT)),
    int16(count),
    int32(lengthOf(page)),
  ]);
  const tail = Buffer.concat([...texts.map(parameter), int16(1), int16(TEXT)]);
  const length = int32(4 + head.length + lengthOf(page) + tail.length);
  return [Buffer.concat([Buffer.from('B'), length, head]), ...page, tail];
}

/**
 * A statement whose first parameter is a page of Pluggy's, in pieces (text[]), sent from where it lies. pg would copy
 * it twice, and with pages of 400 KB those copies, and collecting them, were half of this process's work on a row.
 */
export class PageQuery extends pg.Query {
  readonly #pieces: readonly Piece[];

  /** @param values the parameters from $2 on */
  constructor(
    config: pg.QueryConfig,
    pieces: readonly Piece[],
    done: (error: Error | null, result: pg.Result) => void,
  ) {
    super(config, done as never);
    this.#pieces = pieces;
  }

  /** Called by pg when it is the statement's turn, between cork and uncork. */
  prepare(connection: Connection): void {
    connection.bind = (config) => {
      if (!connection.stream.writable) return;
      for (const bytes of bindMessage(config, this.#pieces)) connection.stream.write(bytes);
    };
    try {
      prototype.prepare.call(this, connection);
    } finally {
      delete connection.bind; // the one of its class is there again
    }
  }
}
