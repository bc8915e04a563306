import type { Queryable } from '../../Queryable.ts';

/** Whether anybody wants to be told of changes. */
export async function hasEndpoints(db: Queryable): Promise<boolean> {
  const { rows } = await db.query<{ any: boolean }>(
    'select exists (select from pluggy.webhook_endpoints) as any',
  );
  return rows[0]?.any === true;
}
