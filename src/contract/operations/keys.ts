import { SCOPES } from '../../domain/scope.ts';
import { body, instant, keyName, maybe, paged, query, queryFlag, someOf } from '../inputs.ts';
import { apiKey, newApiKey } from '../shapes/key.ts';
import { page } from '../shapes/values.ts';
import { CURSOR } from './errors-of.ts';
import type { Operations } from './operation.ts';

/** API keys beside those of API_KEYS, which keep working with all scopes. */
export const keyOperations = {
  listKeys: {
    summary: 'The API keys that were made here, oldest first.',
    details:
      'Without the keys themselves, and without those of `API_KEYS`. `includeRevoked=true` adds revoked ones.',
    method: 'get',
    path: '/keys',
    access: 'server',
    scope: 'admin',
    query: query({
      /** True adds keys that were revoked. */
      includeRevoked: maybe(queryFlag),
      ...paged,
    }),
    responses: { 200: page(apiKey) },
    errors: CURSOR,
  },
  createKey: {
    summary: 'Makes an API key, and shows it this once.',
    details:
      '`scopes`: `read` for what reads, `write` for what changes, `admin` for what runs the service; none contains another. `POST /session` needs `read` and `write`, since a session does both. What is stored of the key is its SHA-256.',
    method: 'post',
    path: '/keys',
    creates: { secrets: ['key'] },
    access: 'server',
    scope: 'admin',
    audit: 'key.created',
    body: body({
      /** What you call it. */
      name: keyName,
      /**
       * What it may do: `read` what reads, `write` what changes, `admin` what runs the service; none contains another.
       */
      scopes: someOf(SCOPES),
      /** When it ends by itself; without it, never. */
      expiresAt: maybe(instant),
    }),
    responses: { 201: newApiKey },
  },
  revokeKey: {
    summary: 'Revokes an API key.',
    details: 'Here at once, in other processes within 30 seconds.',
    method: 'delete',
    path: '/keys/:keyId',
    access: 'server',
    scope: 'admin',
    audit: 'key.revoked',
    responses: { 204: null },
    errors: ['key_not_found'],
  },
} as const satisfies Operations;
