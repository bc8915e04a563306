// Written from the comments of the contract: npx vitest run -u --project unit test/api-pages.test.ts

export const OPERATIONS_KEYS: Readonly<Record<string, string>> = {
  'listKeys?.includeRevoked': 'True adds keys that were revoked.',
  'listKeys?.limit': 'How many rows the page has at most; 50 if nothing is said.',
  'listKeys?.after': 'Where the page begins.',
  'ListKeysAnswer200.results': 'The rows of the page.',
  'ListKeysAnswer200.next': 'Goes into `after` of the next page; null: this is the last one.',
  'CreateKeyBody.name': 'What you call it.',
  'CreateKeyBody.scopes': 'What it may do: `read` what reads, `write` what changes, `admin` what runs the service; none contains another.',
  'CreateKeyBody.expiresAt': 'When it ends by itself; without it, never.',
};
