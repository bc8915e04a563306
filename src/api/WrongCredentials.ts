import { isIP } from 'node:net';
import type { Request } from 'express';
import { PublicError } from '../domain/errors.ts';

/** Addresses that are remembered; the one that was seen longest ago makes room. */
const MOST_ADDRESSES = 10_000;

/** Parts of a whole that add up to nearly one are one. */
const ROUNDING = 1e-6;

/** The answer to a wrong credential of an address that has sent too many. */
export class TooManyWrongCredentials extends PublicError {
  readonly retryAfterMs: number;
  constructor(retryAfterMs: number) {
    super('too_many_wrong_credentials');
    this.retryAfterMs = retryAfterMs;
  }
}

/** The first `groups` groups of an IPv6 address, written out. */
function groupsOf(address: string, groups: number): string {
  const [head = '', tail] = address.replace(/%.*$/, '').split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const middle = tail === undefined ? [] : Array.from({ length: 8 - left.length - right.length }, () => '0');
  return [...left, ...middle, ...right].slice(0, groups).join(':');
}

/** The caller's address, as far as the settings trust proxies to tell it; an IPv4 address in IPv6's form is one. */
function addressOf(request: Request): string {
  const address = request.ip ?? request.socket.remoteAddress ?? '';
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

/** What one customer of a provider has: an IPv4 address, or 64 bits of IPv6. */
export function customerOf(request: Request): string {
  const address = addressOf(request);
  return isIP(address) === 6 ? groupsOf(address, 4) : address;
}

/** The network that an address is in, such as 203.0.113.0/24: where from, but not who. */
export function networkOf(request: Request): string | null {
  const address = addressOf(request);
  if (isIP(address) === 4) return `${address.replace(/\.\d+$/, '')}.0/24`;
  return isIP(address) === 6 ? `${groupsOf(address, 3)}::/48` : null;
}

/**
 * Counts wrong credentials by address, in this process. Right ones always pass, whatever else came from their address; so
 * the limit cannot lock anybody out.
 */
export class WrongCredentials {
  readonly #perMinute: number;
  readonly #full = new Map<string, { left: number; at: number }>();

  constructor(perMinute: number) {
    this.#perMinute = perMinute;
  }

  /** Counts one. @returns milliseconds to wait where there were too many, else undefined */
  failed(request: Request, now: number): number | undefined {
    const customer = customerOf(request);
    const before = this.#full.get(customer) ?? { left: this.#perMinute, at: now };
    const grown = ((now - before.at) * this.#perMinute) / 60_000;
    const left = Math.min(this.#perMinute, before.left + grown);
    const isTaken = left > 1 - ROUNDING;
    this.#full.delete(customer); // the map is in the order of last use
    // one that is refused takes nothing: else the wait that it is told would be too short
    this.#full.set(customer, { left: isTaken ? left - 1 : left, at: now });
    const [oldest] = this.#full.keys();
    if (this.#full.size > MOST_ADDRESSES && oldest !== undefined) this.#full.delete(oldest);
    return isTaken ? undefined : Math.ceil(((1 - left) * 60_000) / this.#perMinute);
  }
}
