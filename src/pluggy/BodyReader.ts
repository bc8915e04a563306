import { Writable } from 'node:stream';
import type { BodyBuffers } from './BodyBuffers.ts';

const FIRST_BYTES = 16 * 1024;

/** Takes the pieces of a body as they come and puts them together in one buffer. */
export class BodyReader extends Writable {
  readonly #buffers: BodyBuffers;
  #buffer: Buffer;
  #length = 0;

  /** @param expected the bytes that are announced, at most what may come; undefined: not known */
  constructor(buffers: BodyBuffers, expected: number | undefined) {
    super({ decodeStrings: false });
    this.#buffers = buffers;
    this.#buffer = buffers.take(expected ?? FIRST_BYTES);
  }

  override _write(piece: Buffer, _encoding: string, done: () => void): void {
    const needed = this.#length + piece.length;
    if (needed > this.#buffer.length) this.#grow(Math.max(needed, 2 * this.#buffer.length));
    piece.copy(this.#buffer, this.#length);
    this.#length = needed;
    done();
  }

  get body(): Buffer {
    return this.#buffer.subarray(0, this.#length);
  }

  /** The body is not looked at any more; only once. */
  release(): void {
    this.#buffers.give(this.#buffer);
  }

  #grow(bytes: number): void {
    const larger = this.#buffers.take(bytes);
    this.body.copy(larger);
    this.release();
    this.#buffer = larger;
  }
}
