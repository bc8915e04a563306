import type { ItemId } from '../../../domain/ids.ts';
import type { Holding } from '../../../domain/movements-in-turn.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 item. */
const LIST = `
select i.id, i.raw->>'date' as date,
  md5(jsonb_build_array(i.raw->'quantity', i.raw->'amountOriginal', i.raw->'status')::text) as figures,
  exists (select from pluggy.investment_transactions m
    where m.parent_id = i.id and m.deleted_at is null and m.raw->>'type' in ('INTEREST', 'AMORTIZATION')) as pays
from pluggy.investments i where i.item_id = $1 and i.deleted_at is null order by i.id`;

/** The investments of an item that are shown. */
export async function listHoldings(db: Queryable, itemId: ItemId): Promise<Holding[]> {
  return (await db.query<Holding>({ name: 'list-holdings', text: LIST, values: [itemId] })).rows;
}
