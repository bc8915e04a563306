// Written from the comments of the contract: npx vitest run -u --project unit test/api-pages.test.ts

export const OPERATIONS_CHANGES: Readonly<Record<string, string>> = {
  'listChanges?.after': 'Where the page begins; the `sequence` of an event or a webhook will do, too. Without it the first pages hold all objects.',
  'listChanges?.limit': 'How many entries the page has at most; 50 if nothing is said.',
  'ListChangesAnswer200.results': 'The changes in their order; apply them one after the other.',
  'ListChangesAnswer200.next': 'Goes into `after` of the next page, also where there is nothing more yet.',
  'ListChangesAnswer200.hasMore': 'Whether another page is there already; if not, ask again later.',
  'listAllChanges?.after': 'Where the page begins; the `sequence` of an event or a webhook will do, too. Without it the first pages hold all objects.',
  'listAllChanges?.limit': 'How many entries the page has at most; 50 if nothing is said.',
  'ListAllChangesAnswer200.results': 'The changes in their order; apply them one after the other.',
  'ListAllChangesAnswer200.next': 'Goes into `after` of the next page, also where there is nothing more yet.',
  'ListAllChangesAnswer200.hasMore': 'Whether another page is there already; if not, ask again later.',
};
