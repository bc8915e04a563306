import type { Queryable } from '../../Queryable.ts';

/** Its secrets and deliveries go with it. @returns false: there is no such endpoint */
export async function forgetEndpoint(db: Queryable, id: string): Promise<boolean> {
  return (await db.query('delete from pluggy.webhook_endpoints where id = $1', [id])).rowCount === 1;
}
