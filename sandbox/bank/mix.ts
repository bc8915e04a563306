/**
 * Cheap, seedable 32-bit hashing: a transaction must be computable from its number alone, a hundred
 * thousand times a second, so cryptographic hashes are used for keys only (see ids.ts).
 */

/** A bijection on 32-bit integers that scatters neighbouring values (murmur3's finaliser). */
export function scatter(value: number): number {
  let x = value | 0;
  x ^= x >>> 16;
  x = Math.imul(x, 0x85ebca6b);
  x ^= x >>> 13;
  x = Math.imul(x, 0xc2b2ae35);
  x ^= x >>> 16;
  return x >>> 0;
}

/** The inverse of `scatter`: the multipliers are the modular inverses of its own. */
export function gather(value: number): number {
  let x = value | 0;
  x ^= x >>> 16;
  x = Math.imul(x, 0x7ed1b41d);
  x ^= (x >>> 13) ^ (x >>> 26);
  x = Math.imul(x, 0xa5cb9243);
  x ^= x >>> 16;
  return x >>> 0;
}

/** Mixes two 32-bit integers into one. */
export function mix(a: number, b: number): number {
  return scatter((Math.imul(a, 0x9e3779b1) ^ scatter(b)) + 0x7f4a7c15);
}

/** 32-bit hash of a text (FNV-1a, scattered). */
export function hashText(text: string): number {
  let x = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    x = Math.imul(x ^ text.charCodeAt(index), 0x01000193);
  }
  return scatter(x);
}

/** A stream of repeatable draws from one seed. */
export class Draw {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** An integer from 0 to below `bound`. */
  below(bound: number): number {
    this.#state = (this.#state + 0x9e3779b9) >>> 0;
    return scatter(this.#state) % bound;
  }

  /** An integer from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  /** True in `percent` of 100 cases. */
  chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  pick<T>(list: readonly [T, ...T[]]): T {
    return list[this.below(list.length)] ?? list[0];
  }

  /** Text of `length` decimal digits. */
  digits(length: number): string {
    let text = '';
    while (text.length < length) text += String(this.below(10));
    return text;
  }
}
