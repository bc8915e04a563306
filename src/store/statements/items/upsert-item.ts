import type { ItemId, UserId } from '../../../domain/ids.ts';
import { upsertedItem } from '../../fragments/upserted-item.ts';
import type { Queryable } from '../../Queryable.ts';
import { moveBelowItem } from './move-below-item.ts';

/** $1 id, $2 the user that Pluggy's object names, $3 application, $4 the object, $5 now. */
const SQL = `
with ${upsertedItem(
  { id: '$1::uuid', user: '$2', application: '$3::text', raw: '$4', now: '$5::timestamptz', begins: 'false' },
  'true',
)}
select user_id as "userId", changed, changes_hands as "changedHands" from item`;

export interface ItemRow {
  readonly id: ItemId;
  /** Whom Pluggy's object names; null: nobody who can be a user. */
  readonly userId: UserId | null;
  readonly clientId: string;
  /** Pluggy's item object, as text. */
  readonly raw: string;
}

export interface UpsertedItem {
  /** Whose the item is; null: nobody's. */
  readonly userId: UserId | null;
  /** Anything was different from what was stored. */
  readonly changed: boolean;
}

/** Stores an item as Pluggy gave it. Where that makes it somebody else's, everything below it goes along. */
export async function upsertItem(tx: Queryable, row: ItemRow, now: Date): Promise<UpsertedItem> {
  const { rows } = await tx.query<UpsertedItem & { changedHands: boolean }>({
    name: 'upsert-item',
    text: SQL,
    values: [row.id, row.userId, row.clientId, row.raw, now],
  });
  const { userId = null, changed = false, changedHands = false } = rows[0] ?? {};
  if (changedHands) await moveBelowItem(tx, row.id, userId);
  return { userId, changed };
}
