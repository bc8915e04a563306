/** Pages that are written at the same time, and one more. */
const KEPT = 4;
/** A page has some 400 KB; memory for one that is far larger is not kept. */
const MAX_KEPT_BYTES = 4 * 1024 * 1024;
const STEP = 64 * 1024;

/**
 * Memory for pages, used again and again: made anew for each page, it lies outside of V8's heap and makes it look through
 * the heap every few pages.
 */
export class Scratch {
  readonly #free: Buffer[] = [];

  take(bytes: number): Buffer {
    const index = this.#free.findIndex(({ length }) => length >= bytes);
    if (index < 0) return Buffer.allocUnsafeSlow(Math.ceil(bytes / STEP) * STEP);
    return this.#free.splice(index, 1)[0] as Buffer;
  }

  give(memory: Buffer): void {
    if (memory.length > MAX_KEPT_BYTES) return;
    this.#free.push(memory);
    if (this.#free.length > KEPT) this.#free.shift();
  }
}
