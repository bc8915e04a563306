import { BlockList, isIP } from 'node:net';

/** Special-purpose addresses of IANA's registry (RFC 6890 and later): none of them is a host of the public Internet. */
const NOT_PUBLIC_IPV4 = [
  '0.0.0.0/8', // "this network"
  '10.0.0.0/8',
  '100.64.0.0/10', // shared with a provider's customers
  '127.0.0.0/8',
  '168.63.129.16/32', // public by its registration, and Azure's own platform on every machine there
  '169.254.0.0/16', // link-local; the metadata services of clouds among them
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24', // documentation
  '192.88.99.0/24', // 6to4 relays
  '192.168.0.0/16',
  '198.18.0.0/15', // measurements
  '198.51.100.0/24', // documentation
  '203.0.113.0/24', // documentation
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, and broadcast
];

/** Of the addresses that may be public at all, those that are not, or that lead to an IPv4 address unseen. */
const NOT_PUBLIC_IPV6 = [
  '2001::/23', // protocol assignments, Teredo among them
  '2001:db8::/32', // documentation
  '2002::/16', // 6to4, which carries an IPv4 address
  '3fff::/20', // documentation
];

/** Everything else is loopback, private, link-local, multicast, translated, or not assigned. */
const GLOBAL_IPV6 = '2000::/3';

function listOf(ranges: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    list.addSubnet(address, Number(bits), family);
  }
  return list;
}

const notPublic = {
  ipv4: listOf(NOT_PUBLIC_IPV4, 'ipv4'),
  ipv6: listOf(NOT_PUBLIC_IPV6, 'ipv6'),
};
const globalIpv6 = listOf([GLOBAL_IPV6], 'ipv6');

/** Whether an IP address is one of the public Internet. What is no IP address is not. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !notPublic.ipv4.check(address, 'ipv4');
  if (family === 6) return globalIpv6.check(address, 'ipv6') && !notPublic.ipv6.check(address, 'ipv6');
  return false;
}

/**
 * The IP address that a URL names literally; undefined: it has a name. The parser of URLs has already written every
 * spelling of an IPv4 address (0x7f.1, 2130706433, 0177.0.0.1) in the usual one.
 */
export function literalAddressOf({ hostname }: Pick<URL, 'hostname'>): string | undefined {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return isIP(bare) === 0 ? undefined : bare;
}
