import { describe, expect, it } from 'vitest';
import { isPublicAddress, literalAddressOf } from './public-address.ts';

const literalOf = (host: string): string | undefined => literalAddressOf(new URL(`https://${host}/hook`));

describe('an address of the public Internet', () => {
  it.each([
    '8.8.8.8',
    '200.147.3.157',
    '172.15.255.255',
    '172.32.0.1',
    '168.63.129.15',
    '168.63.129.17',
    '100.63.0.1',
    '2800:3f0:4001::1',
    '2606:4700::6810:1',
  ])('is %s', (address) => expect(isPublicAddress(address)).toBe(true));

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '168.63.129.16',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.192',
    '192.168.0.1',
    '198.19.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8', // a spelling of an IPv4 address that no honest URL needs
    '::127.0.0.1',
    '64:ff9b::a9fe:a9fe',
    'fe80::1',
    'fd00:ec2::254',
    'fc00::1',
    'ff02::1',
    '2001:db8::1',
    '2001::1',
    '2002:7f00:1::',
    'fec0::1',
    'localhost',
    '',
  ])('is not %s', (address) => expect(isPublicAddress(address)).toBe(false));
});

describe('the address that a URL names', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1'],
    ['127.1', '127.0.0.1'],
    ['0x7f.1', '127.0.0.1'],
    ['0177.0.0.1', '127.0.0.1'],
    ['2130706433', '127.0.0.1'],
    ['0x7f000001', '127.0.0.1'],
    ['127.0.0.1.', '127.0.0.1'],
    ['１２７.0.0.1', '127.0.0.1'],
    ['127。0。0。1', '127.0.0.1'],
    ['[::ffff:127.0.0.1]', '::ffff:7f00:1'],
    ['[0:0:0:0:0:0:0:1]', '::1'],
    ['[FE80::1]', 'fe80::1'],
  ])('is the same in every spelling: %s', (host, address) => {
    expect(literalOf(host)).toBe(address);
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['example.com', 'localhost', '127.0.0.1.example.com', '1e100.net'])(
    'is none where it has a name: %s',
    (host) => expect(literalOf(host)).toBeUndefined(),
  );
});
