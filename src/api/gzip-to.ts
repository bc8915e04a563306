import { once } from 'node:events';
import { createGzip } from 'node:zlib';
import type { Piece } from './write-paced.ts';

/** Packs quickly rather than tightly: rows are much alike, and whoever waits for a million of them has no use for the last tenth. */
const LEVEL = 1;
const CHUNK_BYTES = 65_536;

export interface GzipWriter {
  /** Resolves when the next piece may be given. Rejects when nobody takes what is packed. */
  write(piece: Piece): Promise<void>;
  /** Resolves when everything is packed and taken. */
  end(): Promise<void>;
  /** To be called in any case, also in the middle. */
  close(): void;
}

/** Packs what is given piece by piece, no faster than it is taken. */
export function gzipTo(take: (packed: Uint8Array) => Promise<void>): GzipWriter {
  const gzip = createGzip({ level: LEVEL, chunkSize: CHUNK_BYTES });
  const takeAll = async (): Promise<void> => {
    for await (const packed of gzip) await take(packed as Uint8Array);
  };
  const taken = takeAll();
  taken.catch(() => {}); // told to whoever writes, if anybody still does
  return {
    write: async (piece) => {
      if (gzip.destroyed) return taken;
      if (!gzip.write(piece)) await Promise.race([once(gzip, 'drain'), taken]);
    },
    end: () => {
      gzip.end();
      return taken;
    },
    close: () => void gzip.destroy(),
  };
}
