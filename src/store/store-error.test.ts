import { describe, expect, it } from 'vitest';
import { DatabaseUnavailable, StoreError, toStoreError } from './store-error.ts';

const thrown = (code: string, message = 'refused'): unknown =>
  toStoreError(Object.assign(new Error(message), { code }));

describe('what PostgreSQL or the way to it refused', () => {
  it.each([
    'ECONNREFUSED',
    'ECONNRESET',
    'EPIPE',
    'ENOENT',
    'ETIMEDOUT',
    '57P01',
    '57P03',
    '53300',
    '08006',
    '25006',
    '40P01',
    '55P03',
    '55000',
    '57014',
  ])('with %s may be tried again', (code) => {
    expect(thrown(code)).toBeInstanceOf(DatabaseUnavailable);
  });

  it.each(['23505', '22P05', '22003', '42P01', 'P0001', 'XX000'])(
    'with %s is about the statement',
    (code) => {
      expect(thrown(code)).toBeInstanceOf(StoreError);
      expect(thrown(code)).not.toBeInstanceOf(DatabaseUnavailable);
    },
  );

  it.each([
    'Connection terminated unexpectedly',
    'timeout exceeded when trying to connect',
    'Client was closed and is not queryable',
  ])('without a code (%s) may be tried again', (message) => {
    expect(toStoreError(new Error(message))).toBeInstanceOf(DatabaseUnavailable);
  });

  it("loses PostgreSQL's words, which quote the row", () => {
    const error = Object.assign(new Error('Key (id)=(maria) already exists'), {
      code: '23505',
      detail: 'maria',
      where: 'maria',
      table: 'items',
      constraint: 'items_pkey',
    });
    const told = toStoreError(error);
    expect(told).toMatchObject({
      message: 'PostgreSQL: a statement was refused (23505 at items.items_pkey)',
    });
    expect(JSON.stringify([told, String(told), told instanceof Error && told.cause])).not.toContain('maria');
  });

  it('and nothing else is renamed', () => {
    const other = new TypeError('x is not a function');
    expect(toStoreError(other)).toBe(other);
    expect(toStoreError('text')).toBe('text');
  });
});
