import type * as z from 'zod/mini';
import { pluggyLoan } from '../../../../contract/shapes/pluggy/loan.ts';
import { allPages } from '../../../lib/all-pages.ts';
import { row } from '../../../lib/answer-fields.ts';
import type { ApiClient } from '../../../lib/api-client.ts';
import { userPath } from '../../../lib/query-keys.ts';

const readLoan = row(pluggyLoan, 'id');

export type Loan = z.infer<typeof readLoan>;

export const getLoans = (api: ApiClient, userId: string, signal?: AbortSignal): Promise<Loan[]> =>
  allPages(api, `${userPath(userId)}/loans`, readLoan, signal ? { signal } : {});
