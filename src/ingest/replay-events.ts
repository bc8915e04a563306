import type { ItemId } from '../domain/ids.ts';
import { RANK } from '../queue/job.ts';
import { requestRun, SYNC_ITEM } from '../queue/kinds.ts';
import type { Queryable } from '../store/Queryable.ts';
import type { ScopedDatabase } from '../store/ScopedDatabase.ts';
import { FIND_EVENT, REOPEN_ONE, REOPEN_SINCE } from './sql/reopen-events.ts';

/** Which acknowledged events are to be acted on once more. */
export type EventChoice = { readonly eventId: string } | { readonly since: Date };

export interface Replayed {
  readonly events: number;
  readonly items: number;
}

/** What a command asks for in one statement may take a while. */
const MONTHS_OF_EVENTS = { statementMs: 10 * 60_000 };

/**
 * Acts on events once more: each counts as unread again, and the items that they named are synced. Harmless at any
 * time: events are hints, and what is stored comes from Pluggy's answers.
 */
export function replayEvents(database: ScopedDatabase, choice: EventChoice, now: Date): Promise<Replayed> {
  const [text, value] = 'eventId' in choice ? [REOPEN_ONE, choice.eventId] : [REOPEN_SINCE, choice.since];
  return database.asSystem(
    async (tx) => {
      const { rows } = await tx.query<{ itemId: ItemId; isKnown: boolean; events: number }>(text, [value]);
      for (const { itemId, isKnown } of rows)
        await requestRun(tx, SYNC_ITEM, itemId, now, { rank: isKnown ? RANK.known : RANK.unknown });
      return { items: rows.length, events: rows.reduce((sum, { events }) => sum + events, 0) };
    },
    'write',
    MONTHS_OF_EVENTS,
  );
}

/** Why an event has nothing to replay: it never came, or it led to no work and never will. */
export async function findEvent(
  db: Queryable,
  eventId: string,
): Promise<{ outcome: string | null } | undefined> {
  return (await db.query<{ outcome: string | null }>(FIND_EVENT, [eventId])).rows[0];
}
