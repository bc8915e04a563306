const BITS = 2 ** 24;

/** Spreads a text over 32 bits (FNV-1a, and the last step of MurmurHash3, which mixes the low bits). */
function spread(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * Which ids were met, in two megabytes however many they are: a bit an id. A new id may pass for one that was met, which
 * happens to fewer than half of them at ten million; one that was met never passes for new.
 */
export class MetIds {
  /** Most accounts need none. */
  #bits: Uint8Array | undefined;

  /** @returns whether it was not met before */
  add(id: unknown): boolean {
    this.#bits ??= new Uint8Array(BITS / 8);
    const bit = spread(String(id)) % BITS;
    const [at, mask] = [bit >>> 3, 1 << (bit & 7)];
    const isNew = ((this.#bits[at] ?? 0) & mask) === 0;
    this.#bits[at] = (this.#bits[at] ?? 0) | mask;
    return isNew;
  }
}
