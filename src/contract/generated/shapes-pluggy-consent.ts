// Written from the comments of the contract: npx vitest run -u --project unit test/api-pages.test.ts

export const SHAPES_PLUGGY_CONSENT: Readonly<Record<string, string>> = {
  'Consent': 'What the person granted at the bank.',
  'Consent.id': 'The consent\'s id at Pluggy, a UUID.',
  'Consent.itemId': 'The connection that it was given for.',
  'Consent.products': 'What may be read by it, such as ACCOUNTS.',
  'Consent.openFinancePermissionsGranted': 'The permissions as Open Finance names them, such as ACCOUNTS_TRANSACTIONS.',
  'Consent.createdAt': 'When the person gave it, in UTC.',
  'Consent.expiresAt': 'When it ends, in UTC; null: it has no end.',
  'Consent.revokedAt': 'When the person took it back, in UTC; null: it holds.',
};
