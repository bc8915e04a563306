/** The lists of an item that are stored alike; each is a table of this shape. */
export const LIST_TABLES = {
  bills: 'pluggy.bills',
  investments: 'pluggy.investments',
  investmentTransactions: 'pluggy.investment_transactions',
  loans: 'pluggy.loans',
  consents: 'pluggy.consents',
} as const;

export type ListName = keyof typeof LIST_TABLES;
