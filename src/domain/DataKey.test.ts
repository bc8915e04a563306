import { createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DataKey } from './DataKey.ts';

const secret = randomBytes(32);
const key = new DataKey(7, secret);

describe('DataKey', () => {
  it.each([0, 1, 15, 16, 17, 31, 32, 33, 5_000])('opens what it sealed, %d characters', (length) => {
    const plain = 'é'.repeat(length);
    expect(key.open(key.seal(plain, 'here'), 'here')).toBe(plain);
  });

  it('is AES-256-CTR, whatever the digest that it starts from', () => {
    const cipherKey = Buffer.from(hkdfSync('sha256', secret, '', 'documents/cipher', 32));
    for (let number = 0; number < 500; number += 1) {
      const plain = `${number} `.repeat(40);
      const sealed = key.seal(plain, 'here');
      const decipher = createDecipheriv('aes-256-ctr', cipherKey, sealed.subarray(1, 17));
      expect(decipher.update(sealed.subarray(17)).toString()).toBe(plain);
    }
  });

  it('seals equal values of one context alike, and nothing else', () => {
    expect(key.seal('a', 'here').equals(key.seal('a', 'here'))).toBe(true);
    expect(key.seal('a', 'here').equals(key.seal('a', 'there'))).toBe(false);
    expect(key.seal('a', 'here').equals(key.seal('b', 'here'))).toBe(false);
  });

  it('opens nothing that was changed, cut, of another place or of another key', () => {
    const sealed = key.seal('a document', 'here');
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] as number) ^ 1;
      expect(key.open(changed, 'here')).toBeUndefined();
      expect(key.open(sealed.subarray(0, at), 'here')).toBeUndefined();
    }
    expect(key.open(sealed, 'there')).toBeUndefined();
    expect(new DataKey(7, randomBytes(32)).open(sealed, 'here')).toBeUndefined();
  });
});
