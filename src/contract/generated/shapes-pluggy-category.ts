// Written from the comments of the contract: npx vitest run -u --project unit test/api-pages.test.ts

export const SHAPES_PLUGGY_CATEGORY: Readonly<Record<string, string>> = {
  'Category': 'One of the categories of transactions.',
  'Category.id': 'Eight digits, of which the first two are those of its root.',
  'Category.description': 'Its name in English; `descriptionTranslated` has the one in Portuguese.',
  'Category.parentId': 'The category above it; a root has none.',
  'Category.parentDescription': 'The name of the category above it, in English.',
};
