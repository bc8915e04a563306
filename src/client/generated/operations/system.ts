// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { CallOptions } from '../../Transport.ts';
import type { ChainReport } from '../shapes/service.ts';
import type { FinancialData } from '../shapes/financial-data.ts';

export interface DescribeApiAnswer {
  /** The version of OpenAPI. */
  readonly openapi: string;
  /** What Pluggy says besides. */
  readonly [more: string]: unknown;
}

export interface ReadFinancialDataArgs {
  /** The user */
  readonly userId: string;
  /** Further products, each under its key. A list of bills, investments, investmentTransactions, loans, identity, consents. */
  readonly include?: 'bills' | 'investments' | 'investmentTransactions' | 'loans' | 'identity' | 'consents' | readonly ('bills' | 'investments' | 'investmentTransactions' | 'loans' | 'identity' | 'consents')[] | undefined;
  /** True adds closed accounts, their bills, and rows that Pluggy no longer has. */
  readonly includeDeleted?: boolean | undefined;
}

export interface SystemOperations {
  /** This API as an OpenAPI 3.1 description. */
  describeApi(args?: Readonly<Record<string, never>>, options?: CallOptions): Promise<DescribeApiAnswer>;

  /** Checks every link of the chain, and says which one fails. */
  checkChain(args?: Readonly<Record<string, never>>, options?: CallOptions): Promise<ChainReport>;

  /**
   * Everything that is stored of a user, of one moment.
   *
   * `include` adds the other products, each under its key. `includeDeleted=true` adds closed accounts, their bills, and rows that Pluggy no longer has. The answer is streamed; a caller who takes less than 64 kB/s for ten seconds is cut off.
   */
  readFinancialData(args: ReadFinancialDataArgs, options?: CallOptions): Promise<FinancialData>;
}
