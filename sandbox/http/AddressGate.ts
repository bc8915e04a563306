import type { IncomingHttpHeaders } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { ApiError } from '../pluggy/rules/ApiError.ts';
import { readToken } from '../pluggy/rules/tokens.ts';
import type { World } from '../pluggy/state/World.ts';
import { isApiPath } from './is-api-path.ts';

/** Lets API keys, and the call that makes them, work from the allowed addresses only. */
export class AddressGate {
  readonly #world: World;
  /** Null: everybody may come. */
  readonly #allowed: BlockList | null;

  constructor(world: World) {
    this.#world = world;
    this.#allowed = listOf(world.switches.ipAllowlist);
  }

  /** Throws a 403 where the address is not allowed. What a wrong key is told is not this gate's business. */
  check(method: string, path: string, headers: IncomingHttpHeaders, address: string): void {
    if (this.#allowed === null || !isApiPath(path) || this.#isAllowed(this.#allowed, address)) return;
    if (method === 'POST' && path === '/auth') throw notAllowed();
    const key = headers['x-api-key'];
    const world = this.#world;
    const caller =
      typeof key === 'string' ? readToken(world.state.tokenSecret, key, world.tokenNowMs()) : undefined;
    if (caller?.kind === 'application') throw notAllowed();
  }

  #isAllowed(allowed: BlockList, address: string): boolean {
    const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
    return allowed.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
  }
}

function listOf(entries: readonly string[]): BlockList | null {
  if (entries.length === 0) return null;
  const list = new BlockList();
  for (const entry of entries) {
    const [address = '', prefix] = entry.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return list;
}

function notAllowed(): ApiError {
  return new ApiError(
    403,
    'CLIENT_IP_NOT_ALLOWED',
    'The IP address is not on the allowlist of the application',
  );
}
