/** What a movement of a bank account has unless it is something special. */
export const plain = {
  foreign: null,
  operationType: null,
  payment: null,
  card: null,
  merchant: null,
  booksNextDay: false,
} as const;
