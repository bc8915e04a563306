import { isLosslessNumber, parse } from 'lossless-json';

/**
 * Whole numbers that count or name something and are no quantity of money: they become JavaScript numbers.
 * Every other number becomes its decimal string, digit for digit, so that an amount, a rate or a field that is
 * not known yet never passes through a float.
 */
const COUNTS: ReadonlySet<string> = new Set([
  'order',
  'sequence',
  'everyDays',
  'number',
  'of',
  'transactions',
  'installmentNumber',
  'totalInstallments',
  'consecutiveFailedLoginAttempts',
  'transactionsRead',
  'transactionsExpected',
  'status',
  'rowsAtPluggy',
  'rowsHereThen',
  'rowsHere',
  'rowsHidden',
  'rowsRefused',
  'rowsRepaired',
  'productsRepaired',
  'accountsDifferent',
  'monthsCompared',
  'monthsDifferent',
  'monthsLeft',
  'attempts',
  'maxAttempts',
]);

/** Connectors are the one thing with a numeric id. */
function isCount(key: string, value: string): boolean {
  return (COUNTS.has(key) || key === 'id' || key === 'connectorId') && Number.isSafeInteger(Number(value));
}

/**
 * Parses an answer of this API (or of Pluggy) without losing a digit: amounts come out as decimal strings, such
 * as "-42.50"; counts and the ids of connectors as numbers.
 * @throws {SyntaxError} when the text is not JSON
 */
export function parseExactJson(text: string): unknown {
  return parse(text, (key, value) => {
    if (!isLosslessNumber(value)) return value;
    return isCount(key, value.value) ? Number(value.value) : value.value;
  });
}
