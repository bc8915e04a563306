/** A page of 500 transactions has 300 to 450 KB; buffers of one size fit each other's place. */
const BUFFER_BYTES = 512 * 1024;

/** From here on it pays to use memory again: smaller bodies are lists and errors, which come far less often. */
const WORTH_KEEPING_BYTES = 64 * 1024;

/** What the syncs of a few items side by side hold in flight; 4 MiB. */
const MAX_KEPT = 8;

/**
 * Memory for the bodies of answers, used again. A page would otherwise be 400 KB of garbage outside of V8's heap, for
 * which V8 looks through the whole heap every few pages; that was half of this process's work on a row.
 */
export class BodyBuffers {
  readonly #kept: Buffer[] = [];

  /** A buffer for at least so many bytes, with anything in it. */
  take(bytes: number): Buffer {
    if (bytes >= WORTH_KEEPING_BYTES && bytes <= BUFFER_BYTES)
      return this.#kept.pop() ?? Buffer.allocUnsafeSlow(BUFFER_BYTES);
    return Buffer.allocUnsafeSlow(bytes);
  }

  /** Its holder is done with a buffer: what is still read from it is zeros, and soon another body. */
  give(buffer: Buffer): void {
    buffer.fill(0); // what people did is not left lying about, and a reader who came too late notices
    if (buffer.length === BUFFER_BYTES && this.#kept.length < MAX_KEPT) this.#kept.push(buffer);
  }
}
