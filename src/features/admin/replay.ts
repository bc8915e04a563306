import { PublicError } from '../../domain/errors.ts';
import { type EventChoice, findEvent, type Replayed, replayEvents } from '../../ingest/replay-events.ts';
import { replayDeadJobs } from '../../queue/replay-dead-jobs.ts';
import type { Needs } from '../shared/Parts.ts';

/** What to do once more: one event, all events since a time, or every job in the dead letter. */
export type ReplayChoice = EventChoice | { readonly dead: true };

export type ReplayReport = Replayed | { readonly jobs: number };

/**
 * Does acknowledged work once more; the work itself is done by whichever worker runs.
 * @throws {PublicError} event_not_found, event_without_work
 */
export async function replay(
  { database, clock }: Needs<'database' | 'clock'>,
  choice: ReplayChoice,
): Promise<ReplayReport> {
  const now = clock.now();
  if ('dead' in choice) return { jobs: await database.asSystem((tx) => replayDeadJobs(tx, now)) };
  const replayed = await replayEvents(database, choice, now);
  if ('eventId' in choice && replayed.events === 0) {
    const known = (await database.asSystem((tx) => findEvent(tx, choice.eventId), 'read')) !== undefined;
    throw new PublicError(known ? 'event_without_work' : 'event_not_found');
  }
  return replayed;
}
