import { createHash } from 'node:crypto';
import { gather, mix, scatter } from './mix.ts';

/** A stable UUID (shaped like version 4) for whatever the parts name. */
export function uuidFrom(...parts: readonly (string | number)[]): string {
  const words = keyFrom(...parts);
  return formatUuid(words.a, words.b, words.c, words.d);
}

/** From which the ids of one account's transactions (or bills) are made. */
export interface IdKey {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

export function keyFrom(...parts: readonly (string | number)[]): IdKey {
  const digest = createHash('sha256').update(parts.join('\n')).digest();
  return {
    a: digest.readUInt32BE(0),
    b: digest.readUInt32BE(4),
    c: digest.readUInt32BE(8),
    d: digest.readUInt32BE(12),
  };
}

/** The UUID of the row with this serial number (0 to 2^32 - 1) in the key's account. */
export function rowIdOf(key: IdKey, serial: number): string {
  return formatUuid(scatter(serial ^ key.a), mix(serial, key.b), mix(serial, key.c), mix(serial, key.d));
}

/**
 * The serial number behind an id, or undefined when the id isn't one of this account's. Ids carry their
 * number (scattered), so that one row of millions is found without an index.
 */
export function serialOf(key: IdKey, id: string): number | undefined {
  const serial = (gather(Number.parseInt(id.slice(0, 8), 16)) ^ key.a) >>> 0;
  return rowIdOf(key, serial) === id ? serial : undefined;
}

function formatUuid(a: number, b: number, c: number, d: number): string {
  const second = hex((b & 0xffff0fff) | 0x4000);
  const third = hex((c & 0x3fffffff) | 0x80000000);
  return `${hex(a)}-${second.slice(0, 4)}-${second.slice(4)}-${third.slice(0, 4)}-${third.slice(4)}${hex(d)}`;
}

/** All 16-bit numbers in hexadecimal: ids are the text that is made most often. */
const HEX = Array.from({ length: 0x10000 }, (_, number) => number.toString(16).padStart(4, '0'));

function hex(word: number): string {
  return `${HEX[word >>> 16]}${HEX[word & 0xffff]}`;
}
