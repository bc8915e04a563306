import * as z from 'zod/mini';
import type { ErrorParameters } from '../domain/errors.ts';
import { notLaterThan, notMoreThan } from '../domain/texts/requests.ts';
import type { Text } from '../domain/texts/text.ts';

interface Ends {
  readonly from: string;
  readonly to: string;
  /** Whether the first is beyond the second. */
  readonly isBackwards: (from: string, to: string) => boolean;
  /** What the first has to be. */
  readonly expected: (to: string) => Text;
}

/** A month begins before its days, and ends after them. */
const isLater = (from: string, to: string): boolean => from > (to.length === 7 ? `${to}-31` : to);

const PLACES = 30;

/** A decimal text as a whole number, exact. */
function unitsOf(amount: string): bigint {
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.');
  const units = BigInt(whole + fraction.padEnd(PLACES, '0'));
  return amount.startsWith('-') ? -units : units;
}

const isMore = (from: string, to: string): boolean => unitsOf(from) > unitsOf(to);

/** The two ends of a span, wherever a request names both. */
const SPANS: readonly Ends[] = [
  { from: 'from', to: 'to', isBackwards: isLater, expected: notLaterThan },
  { from: 'dateFrom', to: 'dateTo', isBackwards: isLater, expected: notLaterThan },
  { from: 'amountFrom', to: 'amountTo', isBackwards: isMore, expected: notMoreThan },
];

/** What a schema makes of one member; undefined: there is none, or it is wrong by itself. */
function textOf(schema: z.core.$ZodType | undefined, value: unknown): string | undefined {
  const read = schema === undefined || value === undefined ? undefined : z.safeParse(schema, value);
  return typeof read?.data === 'string' ? read.data : undefined;
}

/** The spans of an object that run backwards: the member at which each begins, and what it has to be. */
export function backwardSpans(shape: z.core.$ZodShape, value: object): ErrorParameters[] {
  return SPANS.flatMap(({ from, to, isBackwards, expected }) => {
    const [first, last] = [from, to].map((name) => textOf(shape[name], Reflect.get(value, name)));
    const isWrong = first !== undefined && last !== undefined && isBackwards(first, last);
    return isWrong ? [{ field: from, expected: expected(to) }] : [];
  });
}
