/** Sizes are rounded up to this, so that pages of nearly one size fit each other's place. */
const STEP = 64 * 1024;
/** Pages have 300 to 600 KB. Memory for a far larger one is not kept. */
const MAX_KEPT_BYTES = 4 * 1024 * 1024;

/**
 * Memory for pages, used again and again. A new piece for each page would be garbage outside of V8's heap, for which V8
 * looks through the whole heap every few pages; that was half of this process's work on a row.
 */
export class ReusedMemory {
  readonly #atMost: number;
  readonly #free: Buffer[] = [];

  /** @param atMost pieces that are kept while nobody uses them */
  constructor(atMost: number) {
    this.#atMost = atMost;
  }

  /** Memory for at least so many bytes, with anything in it. */
  take(bytes: number): Buffer {
    const index = this.#free.findIndex(({ length }) => length >= bytes);
    if (index < 0) return Buffer.allocUnsafeSlow(Math.ceil(bytes / STEP) * STEP);
    return this.#free.splice(index, 1)[0] as Buffer;
  }

  /** Its holder is done with a piece of memory and looks at it no more. The oldest piece makes room for it. */
  give(memory: Buffer): void {
    if (memory.length > MAX_KEPT_BYTES) return;
    this.#free.push(memory);
    if (this.#free.length > this.#atMost) this.#free.shift();
  }
}
