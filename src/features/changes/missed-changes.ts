import type { UserId } from '../../domain/ids.ts';
import type { Change } from '../../store/notify-change.ts';
import { hasLost } from '../../store/statements/changes/has-lost.ts';
import { listChangedPlaces } from '../../store/statements/changes/list-changed-places.ts';
import { numberChanges } from '../../store/statements/changes/number-changes.ts';
import type { Needs } from '../shared/Parts.ts';

export type { Change };

/** The last number of the log: whoever has seen what was committed until now has seen everything up to it. */
export function lastSequence({ workDatabase, clock }: Needs<'workDatabase' | 'clock'>): Promise<bigint> {
  return workDatabase.asSystem((tx) => numberChanges(tx, clock.now()));
}

/** Where something of a user's has changed since a number of the log. Of one that is too old: everywhere. */
export async function listMissedChanges(
  parts: Needs<'database' | 'workDatabase' | 'clock'>,
  userId: UserId,
  since: bigint,
): Promise<Change[]> {
  await lastSequence(parts);
  return parts.database.asUser(
    userId,
    async (tx) => {
      const places = await listChangedPlaces(tx, userId, since);
      return (await hasLost(tx, since)) ? listChangedPlaces(tx, userId, null) : places;
    },
    'read',
  );
}
