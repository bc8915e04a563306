import type { ItemId, UserId } from '../../domain/ids.ts';
import type { Change } from '../../store/notify-change.ts';
import { hasLost } from '../../store/statements/changes/has-lost.ts';
import { listChangedPlaces } from '../../store/statements/changes/list-changed-places.ts';
import { numberChanges } from '../../store/statements/changes/number-changes.ts';
import { listItemStates } from '../../store/statements/items/list-item-states.ts';
import type { Needs } from '../shared/Parts.ts';

export type { Change };

/** What is known of a user's data: how far the log was read, and how each connection stood. */
export interface Seen {
  /** Undefined: nothing was read. */
  readonly sequence: bigint | undefined;
  /** Undefined: it was not looked at. */
  readonly items: ReadonlyMap<ItemId, string> | undefined;
}

export interface News {
  /** Where something has changed, each place once. */
  readonly changes: readonly Change[];
  readonly seen: Seen & { readonly sequence: bigint };
}

/** The last number of the log: whoever has seen what was committed until now has seen everything up to it. */
export function lastSequence({ workDatabase, clock }: Needs<'workDatabase' | 'clock'>): Promise<bigint> {
  return workDatabase.asSystem((tx) => numberChanges(tx, clock.now()));
}

const otherThan = (before: ReadonlyMap<ItemId, string>, now: ReadonlyMap<ItemId, string>): ItemId[] =>
  [...new Set([...before.keys(), ...now.keys()])].filter((id) => before.get(id) !== now.get(id));

/**
 * Where something of a user's has changed since it was seen, by the log; of a number that is too old: everywhere.
 * @param isThorough also which connections look different: how far a sync is, no log tells
 */
export async function findNews(
  parts: Needs<'database' | 'workDatabase' | 'clock'>,
  userId: UserId,
  before: Seen,
  isThorough: boolean,
): Promise<News> {
  const sequence = await lastSequence(parts);
  return parts.database.asUser(
    userId,
    async (tx) => {
      const items = isThorough ? await listItemStates(tx, userId) : before.items;
      const turned = before.items && items ? otherThan(before.items, items) : [];
      let changes: Change[] = [];
      if (before.sequence !== undefined && before.sequence !== sequence) {
        changes = await listChangedPlaces(tx, userId, before.sequence);
        if (await hasLost(tx, before.sequence)) changes = await listChangedPlaces(tx, userId, null);
      }
      const isNamed = (itemId: ItemId) =>
        changes.some((change) => change.kind === 'item' && change.itemId === itemId);
      const more = turned.filter((itemId) => !isNamed(itemId));
      return {
        changes: [...more.map((itemId): Change => ({ kind: 'item', userId, itemId })), ...changes],
        seen: { sequence, items },
      };
    },
    'read',
  );
}
