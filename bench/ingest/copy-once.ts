import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { type Measurement, measure } from '../support/measure.ts';
import { type IngestBench, withService } from './IngestBench.ts';
import { COPY_TABLE } from './tables.ts';

/** Large enough that the number of messages costs nothing. */
const CHUNK_BYTES = 64 * 1024;

function inChunks(bytes: Buffer): Buffer[] {
  const count = Math.ceil(bytes.length / CHUNK_BYTES);
  return Array.from({ length: count }, (_, index) =>
    bytes.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES),
  );
}

/** The stored rows, all columns, in COPY's text format and in the order in which the sync wrote them. */
export function dumpRows(bench: IngestBench): Promise<Buffer> {
  return withService(bench, async ({ database }) => {
    const client = await database.connect();
    try {
      await client.query('set synchronize_seqscans = off'); // a scan might start in the middle otherwise
      const parts: Buffer[] = [];
      const rows = client.query(copyTo('copy pluggy.transactions to stdout'));
      for await (const part of rows) parts.push(Buffer.from(part));
      return Buffer.concat(parts);
    } finally {
      await client.end();
    }
  });
}

/** A plain COPY of the same rows: one connection, as the sync writes with, one statement, one commit. */
export function copyOnce(bench: IngestBench, rows: Buffer): Promise<Measurement> {
  const chunks = inChunks(rows);
  return withService(bench, async ({ database }) => {
    const client = await database.connect();
    try {
      return await measure(() =>
        pipeline(Readable.from(chunks), client.query(copyFrom(`copy ${COPY_TABLE} from stdin`))),
      );
    } finally {
      await client.end();
    }
  });
}
