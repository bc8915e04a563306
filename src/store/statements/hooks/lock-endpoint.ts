import type { Queryable } from '../../Queryable.ts';

/** Holds off other changes of the endpoint until the transaction ends. @returns false: there is no such endpoint */
export async function lockEndpoint(tx: Queryable, id: string): Promise<boolean> {
  const sql = 'select 1 from pluggy.webhook_endpoints where id = $1 for update';
  return (await tx.query(sql, [id])).rows.length === 1;
}
