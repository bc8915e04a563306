// Written from the comments of the contract: npx vitest run -u --project unit test/api-pages.test.ts

export const OPERATIONS_PRIVACY: Readonly<Record<string, string>> = {
  'ReadErasureAnswer200.state': '`waiting_for_pluggy`: nothing is left here, and Pluggy has not ended every connection yet; it is asked again.',
  'ReadErasureAnswer200.erased': 'How much was deleted here.',
  'ReadErasureAnswer200.erased.items': 'Connections.',
  'ReadErasureAnswer200.erased.accounts': 'Accounts.',
  'ReadErasureAnswer200.erased.transactions': 'Transactions, hidden ones included.',
  'ReadErasureAnswer200.erased.rows': 'Rows of all tables together.',
  'ReadErasureAnswer200.finishedAt': 'When all of it was done, in UTC; null: it is not.',
  'EraseUserBody.confirm': 'The user\'s own id, which a session has to send and a server need not.',
  'EraseUserAnswer202.receiptId': 'With which `GET /erasures/:receiptId` says how far it is.',
};
