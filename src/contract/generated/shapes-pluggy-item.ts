// Written from the comments of the contract: npx vitest run -u --project unit test/api-pages.test.ts

export const SHAPES_PLUGGY_ITEM: Readonly<Record<string, string>> = {
  'ProductState': 'What became of one product in the last run of Pluggy.',
  'ProductState.isUpdated': 'Whether the last run read it.',
  'ProductState.lastUpdatedAt': 'When it was last read, in UTC.',
  'ProductState.warnings': 'What went wrong with a part of it.',
  'ProductState.warnings.code': 'Pluggy\'s code of the warning.',
  'ProductState.warnings.message': 'What it means, in English.',
  'ProductState.warnings.providerMessage': 'What the bank says, where it does.',
};
