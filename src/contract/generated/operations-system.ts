// Written from the comments of the contract: npx vitest run -u --project unit test/api-pages.test.ts

export const OPERATIONS_SYSTEM: Readonly<Record<string, string>> = {
  'DescribeApiAnswer200.openapi': 'The version of OpenAPI.',
  'readFinancialData?.include': 'Further products, each under its key.',
  'readFinancialData?.includeDeleted': 'True adds closed accounts, their bills, and rows that Pluggy no longer has.',
  'ReceiveWebhookAnswer202.received': 'It is stored, and will be acted on.',
};
