import { ENDPOINT_COLUMNS, type StoredEndpoint } from '../../fragments/endpoint-columns.ts';
import type { Queryable } from '../../Queryable.ts';

const FIND = `select ${ENDPOINT_COLUMNS} from pluggy.webhook_endpoints e where e.id = $2`;

export async function findEndpoint(
  db: Queryable,
  id: string,
  now: Date,
): Promise<StoredEndpoint | undefined> {
  return (await db.query<StoredEndpoint>(FIND, [now, id])).rows[0];
}
