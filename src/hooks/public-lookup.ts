import type { LookupAddress } from 'node:dns';
import { lookup, Resolver } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { faultCodeOf } from '../domain/fault-causes.ts';
import { isPublicAddress } from '../domain/public-address.ts';

/** The addresses of a name. @throws an error with the system's code */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;

/** The name leads to an address that is not public, or the URL names one. */
export class PrivateAddress extends Error {
  override readonly name = 'PrivateAddress';
  constructor() {
    super('the address is not public');
  }
}

const ANSWER_MS = 2_000;

/** What a server of names that does not answer says: then nobody else is asked either. */
const SILENT = /^(ETIMEOUT|ECANCELLED)$/;

/**
 * Asks the servers of names without a thread of the process for each question: there are few threads, and a server of names
 * that is dead would hold them all. Names that these servers do not know may stand in the system's own list.
 */
export async function resolveName(hostname: string): Promise<readonly LookupAddress[]> {
  const resolver = new Resolver({ timeout: ANSWER_MS, tries: 2 });
  const asked = await Promise.allSettled([
    resolver.resolve4(hostname).then((all) => all.map((address) => ({ address, family: 4 }))),
    resolver.resolve6(hostname).then((all) => all.map((address) => ({ address, family: 6 }))),
  ]);
  const found = asked.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  if (found.length > 0) return found;
  for (const answer of asked)
    if (answer.status === 'rejected' && SILENT.test(faultCodeOf(answer.reason) ?? '')) throw answer.reason;
  return lookup(hostname, { all: true });
}

/**
 * Looks a name up for a socket, which then connects to the very addresses that were checked here: a name that changes its
 * address between check and call gains nothing. One private address among several is enough to refuse the name.
 */
export function publicLookup(resolve: Resolve, allowPrivate: boolean): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const [first] = addresses;
        const isRefused = !allowPrivate && !addresses.every(({ address }) => isPublicAddress(address));
        if (first === undefined || isRefused) callback(new PrivateAddress(), []);
        else if (options.all === true) callback(null, [...addresses]);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, []),
    );
  };
}
