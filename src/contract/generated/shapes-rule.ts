// Written from the comments of the contract: npx vitest run -u --project unit test/api-pages.test.ts

export const SHAPES_RULE: Readonly<Record<string, string>> = {
  'Rule.id': 'The rule.',
  'Rule.createdAt': 'When it was made, in UTC.',
  'Rule.place': 'Where it stands among the user\'s rules, 1 being the first: of several that fit, the last one counts.',
  'Rule.when': 'Which transactions it is about.',
  'Rule.then': 'What it says of them.',
  'RulePreview': 'How many rows there are that a rule is about, whatever is said of them already.',
  'RulePreview.transactions': 'How many rows the rule would be about.',
  'RuleRun': '`changed`: rows that look different since.',
  'RuleRun.runId': 'The run, with which it can be undone.',
  'RuleRun.changed': 'How many transactions look different since.',
  'RuleCondition': 'Which transactions a rule is about; what is missing is not asked.',
  'RuleCondition.text': 'Stands in what the bank says of the transaction, whatever case and accents.',
  'RuleCondition.accountId': 'The account that the transaction is on.',
  'RuleCondition.amountFrom': 'Of `signedAmount`; with a direction and without a sign: of its size.',
  'RuleCondition.amountTo': 'As `amountFrom`: the largest amount.',
  'RuleCondition.direction': 'Whether money comes in or goes out.',
  'RuleEffect': 'What it says of them.',
  'RuleEffect.categoryId': 'One of Pluggy\'s categories.',
  'RuleEffect.tags': 'Tags that are added.',
  'RuleEffect.ignored': 'True: such transactions count in no sum.',
};
