import * as z from 'zod/mini';

const requestSchema = z.looseObject({
  connector: z.looseObject({
    id: z.number(),
    name: z.string(),
    primaryColor: z.nullish(z.string()),
    imageUrl: z.nullish(z.string()),
  }),
  /** Masked by the sandbox; the whole number never reaches this page. */
  document: z.nullish(z.string()),
  products: z.nullish(z.array(z.string())),
  status: z.catch(z.enum(['pending', 'used', 'expired']), 'expired'),
});

const decisionSchema = z.looseObject({ redirectTo: z.nullish(z.string()) });

/** What the application asks the bank for, as the sandbox tells it. */
export type ConsentRequest = z.infer<typeof requestSchema>;
export type Decision = 'approve' | 'refuse';

/** Null: the sandbox doesn't know this request. Throws when it can't be asked. */
export async function readRequest(id: string): Promise<ConsentRequest | null> {
  const response = await fetch(`/mock-bank/request?${new URLSearchParams({ request: id })}`);
  if (response.status === 404 || response.status === 400) return null;
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return requestSchema.parse(await response.json());
}

/** Answers where the person goes next; null when this window has nothing more to do. */
export async function sendDecision(id: string, decision: Decision): Promise<string | null> {
  const response = await fetch('/mock-bank/decision', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ request: id, decision }),
  });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return decisionSchema.parse(await response.json()).redirectTo ?? null;
}
