// Written from the comments of the contract: npx vitest run -u --project unit test/api-pages.test.ts

export const OPERATIONS_SESSIONS: Readonly<Record<string, string>> = {
  'CreateSessionBody.userId': 'Whose data the session sees.',
};
