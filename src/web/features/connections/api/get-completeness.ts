import * as z from 'zod/mini';
import { maybe, optionalText, rows, rowsIfAny, text } from '../../../lib/answer-fields.ts';
import type { ApiClient } from '../../../lib/api-client.ts';
import { userPath } from '../../../lib/query-keys.ts';

const completenessSchema = z.object({
  /** Left out by former versions of the service. */
  webhooks: maybe(z.object({ arriving: z.boolean() })),
  accounts: rows(
    z.object({
      accountId: text,
      itemId: text,
      sweptAt: optionalText,
      // another connection shows the same account, and is told of its bills
      sameAs: optionalText,
      problems: rowsIfAny(z.object({ code: text, detail: text })),
      bills: rowsIfAny(
        z.object({ billId: text, dueDate: optionalText, verdict: text, reason: text, detail: text }),
      ),
    }),
  ),
  reconciliations: rows(z.object({ itemId: text, reconciledAt: optionalText })),
});

/** What was compared with Pluggy, when, and what did not agree. */
export type Completeness = z.infer<typeof completenessSchema>;

export function getCompleteness(api: ApiClient, userId: string, signal?: AbortSignal): Promise<Completeness> {
  return api.get(`${userPath(userId)}/completeness`, completenessSchema, signal ? { signal } : {});
}
