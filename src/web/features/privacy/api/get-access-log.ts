import * as z from 'zod/mini';
import { accessLogLine } from '../../../../contract/shapes/audit.ts';
import { row, rows } from '../../../lib/answer-fields.ts';
import type { ApiClient } from '../../../lib/api-client.ts';
import { userPath } from '../../../lib/query-keys.ts';

const readLine = row(accessLogLine, 'at', 'message');
const readLog = z.object({ results: rows(readLine), next: z.catch(z.nullish(z.string()), null) });

/** What somebody did with the person's data. */
export type AccessLine = z.infer<typeof readLine>;
export type AccessLog = z.infer<typeof readLog>;

/** One page, newest first. @param after `next` of the page before; null: the first one */
export const getAccessLog = (
  api: ApiClient,
  userId: string,
  after: string | null,
  signal?: AbortSignal,
): Promise<AccessLog> =>
  api.get(`${userPath(userId)}/access-log`, readLog, {
    query: { limit: 100, after },
    ...(signal && { signal }),
  });
