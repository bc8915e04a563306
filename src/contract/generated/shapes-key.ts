// Written from the comments of the contract: npx vitest run -u --project unit test/api-pages.test.ts

export const SHAPES_KEY: Readonly<Record<string, string>> = {
  'NewApiKey': 'A key that was just made.',
  'NewApiKey.id': 'The key, in lists and in `DELETE /keys/:keyId`.',
  'NewApiKey.name': 'What you call it.',
  'NewApiKey.scopes': '`read` for what reads, `write` for what changes, `admin` for what runs the service; none contains another.',
  'NewApiKey.createdAt': 'When it was made, in UTC.',
  'NewApiKey.createdBy': 'As the audit names who made it.',
  'NewApiKey.expiresAt': 'When it ends by itself, in UTC; null: it does not.',
  'NewApiKey.key': '`pof_…`, shown this once: a repeated answer (`Idempotency-Key`) is without it.',
  'ApiKey': 'An API key, without the key.',
  'ApiKey.id': 'The key, in lists and in `DELETE /keys/:keyId`.',
  'ApiKey.name': 'What you call it.',
  'ApiKey.scopes': '`read` for what reads, `write` for what changes, `admin` for what runs the service; none contains another.',
  'ApiKey.createdAt': 'When it was made, in UTC.',
  'ApiKey.createdBy': 'As the audit names who made it.',
  'ApiKey.expiresAt': 'When it ends by itself, in UTC; null: it does not.',
  'ApiKey.lastUsedAt': 'When it was last used, in UTC, to the minute; null: never.',
  'ApiKey.revokedAt': 'When it was revoked, in UTC; null: it is good.',
};
