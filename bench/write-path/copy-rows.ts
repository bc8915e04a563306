import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { type Measurement, measure } from '../support/measure.ts';
import { COPY_TABLE } from './copy-table.ts';

/** Large enough that the number of messages costs nothing. */
const CHUNK_BYTES = 64 * 1024;
const NEWLINE = 0x0a;

function inChunks(bytes: Buffer): Buffer[] {
  const count = Math.ceil(bytes.length / CHUNK_BYTES);
  return Array.from({ length: count }, (_, index) =>
    bytes.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES),
  );
}

/** Cuts rows of COPY's text format, where a line break is always a row's end, into parts of nearly the same size. */
export function splitRows(rows: Buffer, parts: number): Buffer[] {
  const cuts = Array.from({ length: parts - 1 }, (_, index) => {
    const end = rows.indexOf(NEWLINE, Math.floor((rows.length * (index + 1)) / parts));
    return end === -1 ? rows.length : end + 1;
  });
  return [...cuts, rows.length].map((end, index) => rows.subarray(cuts[index - 1] ?? 0, end));
}

/** A plain connection: COPY cannot share one on which statements are sent while others run. */
async function connect(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  return client;
}

/** The stored rows, all columns, in COPY's text format and in the order in which they lie in the table. */
export async function dumpRows(databaseUrl: string): Promise<Buffer> {
  const client = await connect(databaseUrl);
  try {
    await client.query('set synchronize_seqscans = off'); // a scan might start in the middle otherwise
    const parts: Buffer[] = [];
    const rows = client.query(copyTo('copy pluggy.transactions to stdout'));
    for await (const part of rows) parts.push(Buffer.from(part));
    return Buffer.concat(parts);
  } finally {
    await client.end();
  }
}

/** A plain COPY of the same rows: for each connection one statement and one commit, all at the same time. */
export async function copyRows(databaseUrl: string, rows: Buffer, connections: number): Promise<Measurement> {
  const parts = splitRows(rows, connections).map(inChunks);
  const clients = await Promise.all(parts.map(() => connect(databaseUrl)));
  const copy = (chunks: Buffer[], index: number): Promise<void> | undefined => {
    const stream = clients[index]?.query(copyFrom(`copy ${COPY_TABLE} from stdin`));
    return stream && pipeline(Readable.from(chunks), stream);
  };
  try {
    return await measure(() => Promise.all(parts.map(copy)));
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}
