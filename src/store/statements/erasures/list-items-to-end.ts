import type { Queryable } from '../../Queryable.ts';

export interface ItemToEnd {
  readonly digest: Buffer;
  readonly sealed: Buffer;
  readonly wasStored: boolean;
}

const LIST = `
select digest, sealed, was_stored as "wasStored" from pluggy.erased_items
where erasure_id = $1 and sealed is not null order by digest`;

/** The items of an erasure that Pluggy has not ended yet. */
export async function listItemsToEnd(db: Queryable, erasureId: string): Promise<ItemToEnd[]> {
  return (await db.query<ItemToEnd>(LIST, [erasureId])).rows;
}
