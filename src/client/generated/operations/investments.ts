// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { CallOptions } from '../../Transport.ts';
import type { InvestmentHistory } from '../shapes/history.ts';

export interface ReadInvestmentHistoryArgs {
  /** The user */
  readonly userId: string;
  /** The investment, by its id at Pluggy */
  readonly investmentId: string;
}

export interface InvestmentsOperations {
  /**
   * Every value that an investment had, newest first.
   *
   * `unconfirmed`: one reading says that all was withdrawn, and another one has to agree.
   */
  readInvestmentHistory(args: ReadInvestmentHistoryArgs, options?: CallOptions): Promise<InvestmentHistory>;
}
