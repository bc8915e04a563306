import { expect, it } from 'vitest';
import { causeOf, faultCodeOf } from './fault-causes.ts';

it.each([
  ['ENOTFOUND', /DNS/],
  ['ECONNREFUSED', /nobody listens/],
  ['ETIMEDOUT', /no answer came in time/],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', /certificate is not trusted/],
  ['CERT_HAS_EXPIRED', /has expired/],
  ['EPROTO', /TLS/],
  ['28P01', /password of DATABASE_URL/],
  ['53100', /disk of the database is full/],
  ['53300', /no connection left/],
  ['25006', /takes no writes/],
  ['57014', /took longer/],
  ['57P03', /starting, stopping or recovering/],
  ['58P01', /disk of the database reports an error/],
])('%s is said in words, in both languages', (code, words) => {
  const cause = causeOf(code);
  expect(cause?.en).toMatch(words);
  expect(cause?.['pt-BR']).toBeTruthy();
  expect(cause?.['pt-BR']).not.toBe(cause?.en);
});

it('says nothing of a code that it does not know', () => {
  expect(causeOf('23505')).toBeUndefined();
  expect(causeOf('EWHATEVER')).toBeUndefined();
  expect(causeOf(undefined)).toBeUndefined();
});

it('finds the code of an error or of what caused it', () => {
  const cause = Object.assign(new Error('x'), { code: 'ENOTFOUND' });
  expect(faultCodeOf(new Error('call failed', { cause }))).toBe('ENOTFOUND');
  expect(faultCodeOf(Object.assign(new Error('y', { cause }), { code: 'EPIPE' }))).toBe('EPIPE');
  expect(faultCodeOf('text')).toBeUndefined();
});
