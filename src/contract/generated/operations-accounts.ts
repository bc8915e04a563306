// Written from the comments of the contract: npx vitest run -u --project unit test/api-pages.test.ts

export const OPERATIONS_ACCOUNTS: Readonly<Record<string, string>> = {
  'listAccounts?.includeDeleted': 'True adds accounts that the bank closed.',
  'ListAccountsAnswer200.accounts': 'The accounts.',
  'ListAccountsAnswer200.totals': 'What they sum up to, a line for each currency.',
  'readAccount?.includeDeleted': 'True finds an account that the bank closed, too.',
  'ChangeAccountBody.counted': 'Whether totals and summaries count the account; null: it is decided by what is known of it.',
  'ChangeAccountBody.alias': 'The person\'s own name of it; null takes it back.',
  'listBalances?.limit': 'How many rows the page has at most; 50 if nothing is said.',
  'listBalances?.after': 'Where the page begins.',
  'listBalances?.includeDeleted': 'True finds those of an account that the bank closed, too.',
  'ListBalancesAnswer200.results': 'The rows of the page.',
  'ListBalancesAnswer200.next': 'Goes into `after` of the next page; null: this is the last one.',
};
