// Written from the comments of the contract: npx vitest run -u --project unit test/api-pages.test.ts

export const SHAPES_TRANSACTION: Readonly<Record<string, string>> = {
  'Transaction': 'Pluggy\'s transaction with what this project adds.',
  'Transaction.localDate': 'Calendar day: exactly midnight UTC (or a date without a time) is that very day, since banks that know only a day are passed on so; any other instant is São Paulo\'s day. Null for a placeholder such as the year 1.',
  'Transaction.signedAmount': 'Effect on the person\'s money in `currencyCode`: negative is money out, for card purchases too.',
  'Transaction.signedAmountInAccountCurrency': 'The same in the account\'s currency; null for a foreign purchase whose equivalent Pluggy does not give.',
  'Transaction.purchaseLocalDate': 'Calendar day, by the same rule, of a card purchase, which may be months before an instalment\'s `localDate`.',
  'Transaction.cashMonth': 'The month in which the money leaves or comes in. Of a card\'s row: when its bill is due, else the bank\'s forecast; null where neither is known. Of any other row: the month of its `localDate`.',
  'Transaction.instalments': 'Null: it is no instalment.',
  'Transaction.userCategoryId': 'One of Pluggy\'s categories, which the person set, or a rule of the person\'s where nothing was set by hand; null: neither. Like all that a person says of it, it outlives a change of its id.',
  'Transaction.note': 'What the person wrote about it; null: nothing.',
  'Transaction.tags': 'What the person, or a rule of the person\'s, sorts it by.',
  'Transaction.ignored': 'True: the person, or a rule of the person\'s, wants it in no sum.',
  'Transaction.ownDate': 'The calendar day on which the person wants it counted: then lists and summaries use it in place of `localDate`.',
  'Transaction.suggestedPredecessorId': 'The id of a pending row that went and that this one may be, under a new id and with another amount, text or day; nothing that is stored makes it sure. `POST …/predecessor` confirms or refuses it. Null: there is none.',
  'Transaction.deletedAt': 'With `includeDeleted` alone: when Pluggy no longer had it; null: it has it.',
  'Transaction.deletedReason': 'With `includeDeleted` alone: why it is hidden; null: it is not.',
  'Transaction.replacedById': 'With `includeDeleted` alone: the id under which it went on; null: none that is sure.',
  'Instalment': 'Which instalment of a purchase on a card a row is.',
  'Instalment.seriesId': 'The same for all instalments of one purchase, whichever bill they are on.',
  'Instalment.number': 'Which instalment it is, from 1 on.',
  'Instalment.of': 'How many instalments the purchase has.',
};
