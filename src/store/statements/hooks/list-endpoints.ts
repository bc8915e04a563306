import { ENDPOINT_COLUMNS, type StoredEndpoint } from '../../fragments/endpoint-columns.ts';
import type { Queryable } from '../../Queryable.ts';

export interface ListedEndpoint extends StoredEndpoint {
  /** In the order in which they were made; digits. */
  readonly number: string;
}

/** $1 now, $2 the number after which the page begins, $3 how many. */
const LIST = `
select ${ENDPOINT_COLUMNS}, e.number::text as number from pluggy.webhook_endpoints e
where $2::bigint is null or e.number > $2 order by e.number limit $3`;

/** Endpoints, oldest first. */
export async function listEndpoints(
  db: Queryable,
  page: { readonly after: string | undefined; readonly limit: number },
  now: Date,
): Promise<ListedEndpoint[]> {
  return (await db.query<ListedEndpoint>(LIST, [now, page.after ?? null, page.limit])).rows;
}
