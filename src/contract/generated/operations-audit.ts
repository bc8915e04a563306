// Written from the comments of the contract: npx vitest run -u --project unit test/api-pages.test.ts

export const OPERATIONS_AUDIT: Readonly<Record<string, string>> = {
  'listAudit?.userId': 'Lines about this user\'s data alone.',
  'listAudit?.actor': 'Lines of this actor alone.',
  'listAudit?.since': 'What happened from then on.',
  'listAudit?.limit': 'How many rows the page has at most; 50 if nothing is said.',
  'listAudit?.after': 'Where the page begins.',
  'ListAuditAnswer200.results': 'The rows of the page.',
  'ListAuditAnswer200.next': 'Goes into `after` of the next page; null: this is the last one.',
  'listAccessLog?.limit': 'How many rows the page has at most; 50 if nothing is said.',
  'listAccessLog?.after': 'Where the page begins.',
  'ListAccessLogAnswer200.results': 'The rows of the page.',
  'ListAccessLogAnswer200.next': 'Goes into `after` of the next page; null: this is the last one.',
};
