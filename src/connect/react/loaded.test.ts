import { describe, expect, it } from 'vitest';
import { loadedOf, withError } from './loaded.ts';

const ana = { of: 'ana', value: ['conta da Ana'], error: null };

describe('what was read', () => {
  it('is there for the one it was read of', () => {
    expect(loadedOf(ana, 'ana')).toBe(ana);
  });

  it('is not shown to another person, before the answer or after a failure', () => {
    expect(loadedOf(ana, 'bruno')).toEqual({ of: 'bruno', value: null, error: null });
    expect(withError(ana, 'bruno', 'down')).toEqual({ of: 'bruno', value: null, error: 'down' });
  });

  it('stays when it could not be read again', () => {
    expect(withError(ana, 'ana', 'down')).toEqual({ ...ana, error: 'down' });
  });
});
