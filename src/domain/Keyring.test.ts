import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CannotUnseal, Keyring } from './Keyring.ts';

const [old, fresh] = [randomBytes(32), randomBytes(32)];
const TEXT = '{"fullName":"Ana Sóuza"}';

describe('a keyring', () => {
  it('opens what it sealed, and shows nothing of it meanwhile', () => {
    const keys = new Keyring([fresh]);
    const sealed = keys.seal(TEXT, 'identities/1');
    expect(sealed.toString('latin1')).not.toContain('Ana');
    expect(keys.open(sealed, 'identities/1')).toBe(TEXT);
    expect(keys.seal(TEXT, 'identities/1').equals(sealed)).toBe(false);
  });

  it('opens with every key, and seals with the first', () => {
    const sealed = new Keyring([old]).seal(TEXT, 'identities/1');
    const rotated = new Keyring([fresh, old]);
    expect(rotated.open(sealed, 'identities/1')).toBe(TEXT);
    expect(rotated.isCurrent(sealed)).toBe(false);
    expect(rotated.isCurrent(rotated.seal(TEXT, 'identities/1'))).toBe(true);
  });

  it('opens nothing whose key is gone, that was changed, or that stood in another row', () => {
    const keys = new Keyring([fresh]);
    const sealed = keys.seal(TEXT, 'identities/1');
    const changed = Buffer.from(sealed);
    changed[changed.length - 1] = (changed[changed.length - 1] ?? 0) ^ 1;
    expect(() => new Keyring([old]).open(sealed, 'identities/1')).toThrow(CannotUnseal);
    expect(() => keys.open(changed, 'identities/1')).toThrow(CannotUnseal);
    expect(() => keys.open(sealed, 'identities/2')).toThrow(CannotUnseal);
    expect(() => keys.open(Buffer.alloc(0), 'identities/1')).toThrow(CannotUnseal);
  });

  it('gives equal texts equal digests, for one purpose and one key', () => {
    const keys = new Keyring([fresh, old]);
    expect(keys.digest(TEXT, 'identity')).toEqual(keys.digest(TEXT, 'identity'));
    expect(keys.digest(TEXT, 'identity')).not.toEqual(keys.digest(TEXT, 'account'));
    expect(keys.digest(TEXT, 'identity')).not.toEqual(new Keyring([old]).digest(TEXT, 'identity'));
  });

  it('finds a value by an index of whichever key it was stored under, and tells the key', () => {
    const stored = new Keyring([old]).blindIndex(TEXT, 'phone');
    const rotated = new Keyring([fresh, old]);
    expect(rotated.blindIndex(TEXT, 'phone')).not.toEqual(stored);
    expect(rotated.blindIndexes(TEXT, 'phone')).toEqual([rotated.blindIndex(TEXT, 'phone'), stored]);
    expect(rotated.holdsKeyOfIndex(stored)).toBe(true);
    expect(new Keyring([fresh]).holdsKeyOfIndex(stored)).toBe(false);
  });
});
