import type { Queryable } from '../../Queryable.ts';

export interface UsedUpQuota {
  readonly product: string;
  readonly connections: number;
}

const COUNT = `
select p.product, count(*)::integer as connections
from pluggy.product_states p join pluggy.items i on i.id = p.item_id
where p.state = 'quota_used_up' and i.deleted_at is null group by p.product order by p.product`;

/** Of how many connections Open Finance's quota of a product is used up for this month. */
export async function listUsedUpQuotas(db: Queryable): Promise<UsedUpQuota[]> {
  return (await db.query<UsedUpQuota>(COUNT)).rows;
}
