import * as z from 'zod/mini';
import { optionalText, text } from '../../../lib/answer-fields.ts';
import type { ApiClient } from '../../../lib/api-client.ts';
import { userPath } from '../../../lib/query-keys.ts';

const completenessSchema = z.object({
  /** Left out by former versions of the service. */
  webhooks: z.optional(z.object({ arriving: z.boolean() })),
  accounts: z.array(
    z.object({
      accountId: text,
      itemId: text,
      sweptAt: optionalText,
      problems: z.array(z.object({ code: text, detail: text })),
    }),
  ),
  reconciliations: z.array(z.object({ itemId: text, reconciledAt: optionalText })),
});

/** What was compared with Pluggy, when, and what did not agree. */
export type Completeness = z.infer<typeof completenessSchema>;

export function getCompleteness(api: ApiClient, userId: string, signal?: AbortSignal): Promise<Completeness> {
  return api.get(`${userPath(userId)}/completeness`, completenessSchema, signal ? { signal } : {});
}
