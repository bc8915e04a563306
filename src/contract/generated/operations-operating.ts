// Written from the comments of the contract: npx vitest run -u --project unit test/api-pages.test.ts

export const OPERATIONS_OPERATING: Readonly<Record<string, string>> = {
  'listUsers?.search': 'Users with this in their id.',
  'listUsers?.health': 'Users of whom one connection at least is so.',
  'listUsers?.limit': 'How many rows the page has at most; 50 if nothing is said.',
  'listUsers?.after': 'Where the page begins.',
  'ListUsersAnswer200.results': 'The rows of the page.',
  'ListUsersAnswer200.next': 'Goes into `after` of the next page; null: this is the last one.',
  'listAllItems?.status': 'Connections whose item has this status at Pluggy.',
  'listAllItems?.health': 'Connections that are so.',
  'listAllItems?.staleSince': 'Connections that have not been up to date since that day, or longer.',
  'listAllItems?.connectorId': 'Connections to this bank.',
  'listAllItems?.unowned': 'True: connections that are nobody\'s alone. False: the others alone.',
  'listAllItems?.limit': 'How many rows the page has at most; 50 if nothing is said.',
  'listAllItems?.after': 'Where the page begins.',
  'ListAllItemsAnswer200.results': 'The rows of the page.',
  'ListAllItemsAnswer200.next': 'Goes into `after` of the next page; null: this is the last one.',
  'AssignItemBody.userId': 'Whom it is given to.',
};
