import { endedSeries } from './recurring/ended.js';
import { homeAndIncome } from './recurring/home-and-income.js';
import { impostors } from './recurring/impostors.js';
import { type GoldenSeries, goldenToday } from './recurring/statement.js';
import { subscriptionsAndFees } from './recurring/subscriptions-and-fees.js';

export type { GoldenSeries } from './recurring/statement.js';
export { goldenToday };

/**
 * One person's statement, told apart by what a reader of it would say: 40 payments that recur, some that did and have ended, and
 * some that only look so. It was written by hand, by somebody who had not seen the detector that it judges.
 *
 * - All rows together are the statement; `id` is unique across them. Rows are by series here, and a detector must not count on it.
 * - A price that changes, a paused month, a day moved by a weekend and a varying description do not end a series.
 * - The rows of "salary" hold the two halves of the 13th, which come in between. "icloud" and "apple-tv" say the same words.
 * - `everyDays` is what a person would say: 30 is a calendar month, 365 a year.
 */
export const goldenSeries: readonly GoldenSeries[] = [
  ...homeAndIncome,
  ...subscriptionsAndFees,
  ...endedSeries,
  ...impostors,
];
