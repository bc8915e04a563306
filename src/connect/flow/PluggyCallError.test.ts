import { expect, it } from 'vitest';
import { PluggyCallError } from './PluggyCallError.ts';

it.each([
  [401, null, 'TOKEN_EXPIRED'],
  [401, 'CLIENT_KEYS_UNAUTHORIZED', 'TOKEN_EXPIRED'],
  [403, null, 'TOKEN_EXPIRED'],
  [403, 'CREATE_ITEMS_API_FREE_DISABLED', 'CREATE_ITEMS_API_FREE_DISABLED'],
  [0, null, 'NETWORK'],
  [429, null, 'TOO_MANY_REQUESTS'],
  [503, null, 'PLUGGY_DOWN'],
  [400, null, 'OTHER'],
])('status %i with the code %s is %s', (status, codeDescription, code) => {
  expect(new PluggyCallError(status, { codeDescription }).code).toBe(code);
});
