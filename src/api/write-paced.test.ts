import { EventEmitter } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import type { Response } from 'express';
import { beforeEach, describe, expect, it } from 'vitest';
import { type HeldClock, heldClock } from '../../test/support/held-clock.ts';
import { writerTo } from './write-paced.ts';

const PIECE = 'x'.repeat(32_768);
const SECOND = 1_000;

/** The end of a connection that takes what it is asked to take. */
class Connection extends EventEmitter {
  destroyed = false;
  isFull = true;
  taken = 0;

  get writableLength(): number {
    return this.isFull ? 600_000 : 500_000;
  }

  write(piece: Buffer): boolean {
    this.taken += piece.length;
    return false; // Node says so long before the writer waits
  }

  /** The caller has read what lay here. */
  drain(): Promise<void> {
    this.emit('drain');
    return turn();
  }
}

let clock: HeldClock;
let connection: Connection;
let write: (text: string) => Promise<void>;
beforeEach(() => {
  clock = heldClock();
  connection = new Connection();
  write = writerTo(connection as unknown as Response, clock);
});

/** Each piece is read after so many milliseconds. */
async function readPieces(count: number, everyMs: number): Promise<void> {
  const written = write(PIECE.repeat(count));
  written.catch(() => {}); // looked at by whoever awaits it below
  for (let n = 0; n < count; n++) {
    await turn();
    clock.advance(everyMs);
    await connection.drain();
  }
  await written;
}

describe('a caller who is written to', () => {
  it('may read nothing for ten seconds, and is given up then', async () => {
    const written = write(PIECE);
    const outcome = written.then(
      () => 'written',
      (error: Error) => error.name,
    );
    clock.advance(10 * SECOND - 1);
    await turn();
    expect(clock.waiting).toBe(1);
    clock.advance(1);
    expect(await outcome).toBe('CallerTooSlow');
  });

  it('may read 64 kB/s for as long as it takes', async () => {
    await readPieces(2_000, 512); // a quarter of an hour
    expect(connection.taken).toBe(2_000 * PIECE.length);
  });

  it('is given up with less than that', async () => {
    await expect(readPieces(2_000, 600)).rejects.toMatchObject({ name: 'CallerTooSlow' });
  });

  it('may begin slowly', async () => {
    await readPieces(1, 9 * SECOND);
    await readPieces(500, 400);
    expect(connection.taken).toBe(501 * PIECE.length);
  });

  it('may read in lumps, as systems hand bytes on', async () => {
    for (let lump = 0; lump < 20; lump++) {
      connection.isFull = false;
      await write(PIECE.repeat(48)); // 1.5 MB at once
      connection.isFull = true;
      await readPieces(1, 15 * SECOND); // and nothing until most of it was read
    }
    expect(connection.taken).toBe(20 * 49 * PIECE.length);
  });

  it('is not punished for the time in which there was nothing to read', async () => {
    await readPieces(1, 0);
    clock.advance(3_600 * SECOND);
    await readPieces(1, 9 * SECOND);
    expect(connection.taken).toBe(2 * PIECE.length);
  });

  it('gets no more once it has gone', async () => {
    const written = write(PIECE.repeat(3));
    await turn();
    connection.destroyed = true;
    connection.emit('close');
    await expect(written).rejects.toMatchObject({ name: 'CallerGone' });
    expect(connection.taken).toBe(PIECE.length);
    expect(connection.listenerCount('drain') + connection.listenerCount('close')).toBe(0);
  });
});
