import type * as z from 'zod/mini';
import { session } from '../../../../contract/shapes/service.ts';
import { row } from '../../../lib/answer-fields.ts';
import type { ApiClient } from '../../../lib/api-client.ts';

const readSession = row(session, 'userId', 'mode', 'widgetUrl', 'includeSandbox');

export type Session = z.infer<typeof readSession>;

export function getSession(api: ApiClient, signal?: AbortSignal): Promise<Session> {
  return api.get('/session', readSession, signal ? { signal } : {});
}
