// Written from the comments of the contract: npx vitest run -u --project unit test/api-pages.test.ts

export const SHAPES_CHANGE: Readonly<Record<string, string>> = {
  'Change': 'An object that is new, different or gone.',
  'Change.sequence': 'Its place in the one order of all changes. Of what was there when the follower began: where that was.',
  'Change.userId': 'Whose object it is.',
  'Change.kind': 'What `object` is.',
  'Change.op': '`put`: the object is as `object` says now. `remove`: it is no longer there; of a user: forget everything of theirs.',
  'Change.id': 'Of an identity its item\'s id, of an annotation its transaction\'s, of a user `userId`.',
  'Change.accountId': 'Of transactions, annotations and bills, which are known by their account and their id.',
  'Change.object': 'Of `put` alone: what is stored of the object itself. What follows from other objects or from today is not in it.',
  'Change.reason': 'Of `remove` alone: a transaction\'s `deletedReason`, `erased`, or `gone`.',
  'Change.replacedById': 'Of a transaction\'s `remove` alone: the id under which it went on; null: none that is sure.',
};
