import type { GoldenSeries } from './recurring/statement.ts';
import { thirdEnded, thirdImpostors } from './recurring/third-impostors.ts';
import { thirdIncomeAndFees } from './recurring/third-income-and-fees.ts';
import { thirdRecurring } from './recurring/third-recurring.ts';

/**
 * A third statement, whose author had not seen the detector either, nor the other two: more impostors, of which the days and
 * the amounts were drawn.
 */
export const thirdSeries: readonly GoldenSeries[] = [
  ...thirdRecurring,
  ...thirdIncomeAndFees,
  ...thirdEnded,
  ...thirdImpostors,
];
