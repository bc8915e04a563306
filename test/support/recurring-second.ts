import { secondHomeAndIncome } from './recurring/second-home-and-income.ts';
import { secondImpostors } from './recurring/second-impostors.ts';
import { secondEnded, secondSubscriptions } from './recurring/second-subscriptions.ts';
import type { GoldenSeries } from './recurring/statement.ts';

/**
 * Another statement of the same kind as `goldenSeries`, also written before its author had seen the detector. Its 40 recurring
 * payments are mostly other ones: several of one merchant or one employer at different prices, a reference to the month or a
 * number in the text, amounts that follow a currency or shrink with a debt, a late payer, and the month's end.
 */
export const secondSeries: readonly GoldenSeries[] = [
  ...secondHomeAndIncome,
  ...secondSubscriptions,
  ...secondEnded,
  ...secondImpostors,
];
