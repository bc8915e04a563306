import * as z from 'zod/mini';
import { rows } from './answer-fields.ts';
import type { ApiClient, GetOptions } from './api-client.ts';

/** As many rows as the service answers at once. */
const AT_ONCE = 500;
/** Nobody has more bills, investments or loans than this, and no fault of a cursor goes on for ever. */
const MOST_PAGES = 20;

/** A list from its first page to its last, for lists that are short for a person. */
export async function allPages<Element extends z.ZodMiniType>(
  api: ApiClient,
  path: string,
  element: Element,
  { query = {}, signal }: GetOptions = {},
): Promise<z.output<Element>[]> {
  const page = z.object({ results: rows(element), next: z.catch(z.nullish(z.string()), null) });
  const all: z.output<Element>[] = [];
  let after: string | null = null;
  for (let n = 0; n < MOST_PAGES; n++) {
    const options: GetOptions = { query: { ...query, limit: AT_ONCE, after }, ...(signal && { signal }) };
    const answer: z.output<typeof page> = await api.get(path, page, options);
    all.push(...answer.results);
    after = answer.next ?? null;
    if (after === null) break;
  }
  return all;
}
