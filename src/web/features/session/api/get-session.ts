import * as z from 'zod/mini';
import { text } from '../../../lib/answer-fields.ts';
import type { ApiClient } from '../../../lib/api-client.ts';

const sessionSchema = z.object({
  userId: text,
  expiresAt: z.nullish(text),
  mode: z.enum(['sandbox', 'live']),
  /** Where the widget is; null leaves it to the package, which knows the real one. */
  widgetUrl: z.nullable(text),
  includeSandbox: z.boolean(),
});

export type Session = z.infer<typeof sessionSchema>;

export function getSession(api: ApiClient, signal?: AbortSignal): Promise<Session> {
  return api.get('/session', sessionSchema, signal ? { signal } : {});
}
