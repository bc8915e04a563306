// Written from the comments of the contract: npx vitest run -u --project unit test/api-pages.test.ts

export const OPERATIONS_EXPORTS: Readonly<Record<string, string>> = {
  'exportCsv?.accountId': 'This account alone.',
  'exportCsv?.dateFrom': 'The first calendar day, by `localDate`.',
  'exportCsv?.dateTo': 'The last calendar day, by `localDate`.',
  'exportCsv?.pending': 'Whether rows that the bank has not posted are in it. CSV and JSON lines: true if nothing is said; OFX: false.',
  'exportCsv?.dialect': '`rfc4180` if nothing is said.',
  'exportJsonLines?.accountId': 'This account alone.',
  'exportJsonLines?.dateFrom': 'The first calendar day, by `localDate`.',
  'exportJsonLines?.dateTo': 'The last calendar day, by `localDate`.',
  'exportJsonLines?.pending': 'Whether rows that the bank has not posted are in it. CSV and JSON lines: true if nothing is said; OFX: false.',
  'exportOfx?.accountId': 'The account whose statement it is.',
  'exportOfx?.dateFrom': 'The first calendar day, by `localDate`.',
  'exportOfx?.dateTo': 'The last calendar day, by `localDate`.',
  'exportOfx?.pending': 'Whether rows that the bank has not posted are in it. CSV and JSON lines: true if nothing is said; OFX: false.',
  'exportOfx?.version': '`1.0.2` if nothing is said.',
};
