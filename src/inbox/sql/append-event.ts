import type { ItemId } from '../../domain/ids.ts';
import type { Queryable } from '../../store/Queryable.ts';

/** Why an event needs no work: it belongs to another application of Pluggy's, or names no item. */
export type SettledAtOnce = 'other-client' | 'no-work';

export interface InboxEvent {
  readonly eventId: string;
  /** Pluggy gave it no id: `eventId` is made of what it says, and another event that says the same has it too. */
  readonly isNameless: boolean;
  readonly event: string;
  readonly itemId: ItemId | null;
  readonly userId: string | null;
  /** The whole body, as text that jsonb takes. */
  readonly body: string;
  readonly outcome: SettledAtOnce | null;
}

const SQL = `
insert into pluggy.inbox (event_id, event, item_id, user_id, body, received_at, settled_at, outcome)
values ($1, $2, $3, $4, $5::jsonb, $6, case when $7::text is null then null else $6::timestamptz end, $7)
on conflict (event_id) do nothing
returning 1`;

const REOPEN = `
update pluggy.inbox set settled_at = null, outcome = null, received_at = $2
where event_id = $1 and settled_at is not null and outcome <> all ('{other-client,no-work}')`;

/**
 * A nameless event says what one before it said: whether it is a repeated delivery or another event nobody knows, so that it
 * is acted on once more.
 */
export async function reopenEvent(tx: Queryable, { eventId }: InboxEvent, now: Date): Promise<void> {
  await tx.query(REOPEN, [eventId, now]);
}

/** Stores an event once; false when it was there already (Pluggy repeats deliveries under the same id). */
export async function appendEvent(tx: Queryable, event: InboxEvent, now: Date): Promise<boolean> {
  const { rows } = await tx.query({
    name: 'inbox-append',
    text: SQL,
    values: [event.eventId, event.event, event.itemId, event.userId, event.body, now, event.outcome],
  });
  return rows.length === 1;
}
