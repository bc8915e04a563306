import { expect, it } from 'vitest';
import { errorCodeOf } from '../domain/errors.ts';
import {
  PluggyAnswerTooDeepError,
  PluggyCredentialsError,
  PluggyPausedError,
  PluggyResponseError,
  PluggyTimeoutError,
} from './pluggy-errors.ts';

const REQUEST = { method: 'GET', path: '/items/1' } as const;
const refusal = (status: number) => ({
  status,
  codeDescription: undefined,
  errorId: undefined,
  retryAfterMs: undefined,
});
const paused = (why: 'limit' | 'failing') =>
  new PluggyPausedError(REQUEST, { why, endpoint: 'GET /items', retryAfterMs: 1 });

it.each([
  [new PluggyTimeoutError(REQUEST, 'headers'), 'pluggy_unavailable'],
  [new PluggyResponseError(REQUEST, refusal(502), null), 'pluggy_unavailable'],
  [new PluggyResponseError(REQUEST, refusal(429), null), 'pluggy_rate_limited'],
  [new PluggyResponseError(REQUEST, refusal(404), null), 'pluggy_unexpected'],
  [new PluggyAnswerTooDeepError(REQUEST), 'pluggy_unexpected'],
  [new PluggyCredentialsError(REQUEST, refusal(401)), 'pluggy_credentials_refused'],
  [paused('limit'), 'pluggy_rate_limited'],
  [paused('failing'), 'pluggy_paused'],
])('%s is told of as %s', (error, code) => {
  expect(errorCodeOf(error)).toBe(code);
});
