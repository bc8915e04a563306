import { fenced, HELD, underLease } from '../../../queue/fenced.ts';
import type { Fence } from '../../../queue/sql/lease.ts';
import { upsertedItem } from '../../fragments/upserted-item.ts';
import type { Queryable } from '../../Queryable.ts';
import type { ItemRow, UpsertedItem } from './upsert-item.ts';

const PARAMETERS = {
  id: '$3::uuid',
  user: '$4',
  application: '$5::text',
  raw: '$6',
  now: '$7::timestamptz',
  begins: '$8::boolean',
};

/**
 * $1, $2 the lease; $3 id, $4 the user that Pluggy's object names, $5 application, $6 the object, $7 now, $8 whether a complete
 * read begins. Where the item becomes somebody else's, nothing is written.
 */
const RECORD = underLease(
  upsertedItem(PARAMETERS, `${HELD} and not (select changes_hands from item)`),
  `(select to_jsonb(n) from (select user_id as "userId", changed, changes_hands as "changesHands" from item) n) as item`,
);

/**
 * Stores an item as Pluggy gave it to a run. In the same statement it puts on record that a complete read of it begins: a
 * run that was overtaken would call the newer one's end a beginning.
 * @returns undefined, and nothing is stored, where that makes it somebody else's: `upsertItem` takes along what is below it
 * @throws {LeaseLost}
 */
export async function recordItem(
  db: Queryable,
  row: ItemRow,
  { fence, now, begins }: { readonly fence: Fence; readonly now: Date; readonly begins: boolean },
): Promise<UpsertedItem | undefined> {
  const values = [row.id, row.userId, row.clientId, row.raw, now, begins];
  const { item } = await fenced<{ item: UpsertedItem & { readonly changesHands: boolean } }>(db, fence, {
    name: 'record-item',
    text: RECORD,
    values,
  });
  const { userId, changed, changesHands } = item;
  return changesHands ? undefined : { userId, changed };
}
