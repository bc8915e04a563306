import { expect, it } from 'vitest';
import { en } from '../i18n/en.ts';
import { ApiError } from '../lib/ApiError.ts';
import { describeError } from './describe-error.ts';

it('prefers the sentence of the service', () => {
  const error = new ApiError({ status: 503, code: 'DATABASE_UNAVAILABLE', detail: 'The database is down.' });
  expect(describeError(error, en.errors)).toEqual({
    what: 'The database is down.',
    todo: en.errors.serviceHint,
    code: 'DATABASE_UNAVAILABLE',
  });
});

it.each([
  [new ApiError({ status: null, code: 'NETWORK' }), en.errors.network],
  [new ApiError({ status: 429, code: 'HTTP' }), en.errors.busy],
  [new ApiError({ status: 500, code: 'HTTP' }), en.errors.service],
  [new ApiError({ status: 403, code: 'HTTP' }), en.errors.refused],
  [new ApiError({ status: 200, code: 'UNREADABLE' }), en.errors.unreadable],
  [new Error('some stack trace nobody wants to read'), en.errors.unknown],
])('%s has words of its own', (error, what) => {
  expect(describeError(error, en.errors).what).toBe(what);
});
