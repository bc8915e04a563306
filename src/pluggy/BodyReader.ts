import type { ReusedMemory } from '../domain/ReusedMemory.ts';

const FIRST_BYTES = 16 * 1024;

/** From here on it pays to use memory again: smaller bodies are lists and errors, which come far less often. */
const WORTH_KEEPING_BYTES = 64 * 1024;

/** Takes the pieces of a body as they come and puts them together in one buffer. */
export class BodyReader {
  readonly #memory: ReusedMemory;
  #buffer: Buffer;
  #length = 0;

  /** @param expected the bytes that are announced, at most what may come; undefined: not known */
  constructor(memory: ReusedMemory, expected: number | undefined) {
    this.#memory = memory;
    this.#buffer = this.#take(expected ?? FIRST_BYTES);
  }

  /** Copies the piece: its memory may be used for another as soon as this returns. */
  add(piece: Buffer): void {
    const needed = this.#length + piece.length;
    if (needed > this.#buffer.length) this.#grow(Math.max(needed, 2 * this.#buffer.length));
    piece.copy(this.#buffer, this.#length);
    this.#length = needed;
  }

  get body(): Buffer {
    return this.#buffer.subarray(0, this.#length);
  }

  /** The body is not looked at any more; only once. */
  release(): void {
    // what people did is not left lying about, and a reader who comes too late notices
    this.#buffer.fill(0);
    if (this.#buffer.length >= WORTH_KEEPING_BYTES) this.#memory.give(this.#buffer);
  }

  #take(bytes: number): Buffer {
    return bytes >= WORTH_KEEPING_BYTES ? this.#memory.take(bytes) : Buffer.allocUnsafeSlow(bytes);
  }

  #grow(bytes: number): void {
    const larger = this.#take(bytes);
    this.body.copy(larger);
    this.release();
    this.#buffer = larger;
  }
}
