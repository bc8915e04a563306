import type { Response } from 'express';
import type { Clock } from '../domain/clock.ts';

/** Thrown into whoever writes an answer that nobody reads any more. */
export class CallerGone extends Error {
  override readonly name = 'CallerGone';
}

/** Thrown into whoever writes an answer that is read so slowly that it would hold a connection to the database for hours. */
export class CallerTooSlow extends Error {
  override readonly name = 'CallerTooSlow';
}

/** What a caller has to take while we wait for it: 64 kB/s. */
const LEAST_BYTES_PER_MS = 64;
/** What a caller may take nothing for at the beginning: ten seconds. */
const FIRST_CREDIT = 10_000 * LEAST_BYTES_PER_MS;
/**
 * The most that a caller can have in hand. A system hands bytes on in lumps: where reader and writer are on one computer it
 * takes up to 1.5 MB at once and then nothing until most of it was read.
 */
const MOST_CREDIT = 16_000 * LEAST_BYTES_PER_MS;
/** Small enough to see a slow caller take them one by one. */
const PIECE_BYTES = 32_768;
/**
 * How much of an answer may lie here before its writer waits for the caller. With Node's own 16 kB a long answer stops at every
 * piece; with this much the next rows are made ready while the caller takes the last ones. It is more than Node's own, so that
 * `drain` comes after every wait begins: Node has promised it, and gives it once nothing lies here.
 */
const MOST_UNTAKEN_BYTES = 512 * 1_024;

/** A text, written as UTF-8, or bytes. */
export type Piece = string | Uint8Array;

/** Resolves when the answer may go on or when its connection has ended. */
function untilReady(response: Response, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done).off('close', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    response.on('drain', done).on('close', done);
    signal.addEventListener('abort', done);
  });
}

/**
 * Writes pieces of an answer no faster than the caller reads them, and gives up on one who reads too slowly. Each byte that
 * the connection takes is worth a 64th of a millisecond of waiting; the time in which there is nothing to
 * write costs the caller nothing.
 */
export function writerTo(response: Response, clock: Clock): (piece: Piece) => Promise<void> {
  let credit = FIRST_CREDIT;

  const wait = async (): Promise<void> => {
    const over = new AbortController();
    const patienceMs = credit / LEAST_BYTES_PER_MS;
    const start = clock.now().getTime();
    const ready = untilReady(response, over.signal).then(() => 'ready' as const);
    const patience = clock.sleep(patienceMs, over.signal).then(() => 'over' as const);
    const first = await Promise.race([ready, patience]);
    over.abort();
    if (first === 'over') throw new CallerTooSlow();
    const waitedMs = Math.min(Math.max(clock.now().getTime() - start, 0), patienceMs);
    credit -= waitedMs * LEAST_BYTES_PER_MS;
  };

  return async (whole) => {
    const bytes = typeof whole === 'string' ? Buffer.from(whole) : whole;
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      if (response.destroyed) throw new CallerGone();
      const piece = bytes.subarray(at, at + PIECE_BYTES);
      response.write(piece);
      if (response.writableLength > MOST_UNTAKEN_BYTES) await wait();
      credit = Math.min(credit + piece.length, MOST_CREDIT);
    }
  };
}
