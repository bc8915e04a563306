import { createHash } from 'node:crypto';
import { dayInBrazil } from '../../domain/calendar-day.ts';
import type { UserId } from '../../domain/ids.ts';
import { findUserState } from '../../store/statements/changes/find-user-state.ts';
import { numberChanges } from '../../store/statements/changes/number-changes.ts';
import type { Needs } from '../shared/Parts.ts';

/**
 * Names the state of what is stored of a user, by the log of changes: equal only while nothing of it has changed, and the day
 * is the same, for what is upcoming depends on it. Asked before the data is read, which may then be newer than its name, never older.
 * @param form what else decides how an answer looks, such as its language
 */
export async function tagOfState(
  { workDatabase, clock }: Needs<'workDatabase' | 'clock'>,
  userId: UserId,
  form: string,
): Promise<string> {
  const now = clock.now();
  // numbering locks out whoever else numbers, until its transaction ends
  await workDatabase.asSystem((tx) => numberChanges(tx, now));
  const state = await workDatabase.asSystem((tx) => findUserState(tx, userId, now));
  return createHash('sha256')
    .update([state, dayInBrazil(now), form].join('|'))
    .digest('base64url')
    .slice(0, 22);
}
