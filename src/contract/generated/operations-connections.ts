// Written from the comments of the contract: npx vitest run -u --project unit test/api-pages.test.ts

export const OPERATIONS_CONNECTIONS: Readonly<Record<string, string>> = {
  'ListItemsAnswer200.items': 'The connections, removed ones left out.',
  'ReportItemBody.itemId': 'The id that the widget answered.',
  'ReportItemAnswer202.item': 'The connection as it is now; its data comes later.',
  'ChangeItemBody.alias': 'The person\'s own name of it; null takes it back.',
  'ChangeItemBody.autoSync': 'Whether Pluggy reads it once a day by itself.',
  'AnswerMfaBody.parameters': 'What the person answers, by the name of the item\'s `parameter`.',
  'readCompleteness?.compare': 'True: everything is compared with Pluggy now, for up to 50 seconds.',
};
