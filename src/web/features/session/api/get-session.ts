import type * as z from 'zod/mini';
import { session } from '../../../../contract/shapes/service.ts';
import { row } from '../../../lib/answer-fields.ts';
import type { ApiClient, GetOptions } from '../../../lib/api-client.ts';

const readSession = row(session, 'userId', 'mode', 'widgetUrl', 'includeSandbox');

export type Session = z.infer<typeof readSession>;

/** Whose session it is: the cookie's, or the token's that is given. */
export function getSession(
  api: ApiClient,
  options: Pick<GetOptions, 'signal' | 'token'> = {},
): Promise<Session> {
  return api.get('/session', readSession, options);
}
