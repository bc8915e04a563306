import type { DeliveredEvent, DeliveryState } from '../../domain/hook-event.ts';

/** One event for one endpoint. */
export interface StoredDelivery {
  readonly id: string;
  /** In the order in which they were made; digits. */
  readonly number: string;
  readonly event: DeliveredEvent;
  readonly userId: string;
  readonly itemId: string | null;
  readonly accountId: string | null;
  /** Of the change log; digits. */
  readonly sequence: string;
  readonly happenedAt: Date;
  readonly createdAt: Date;
  readonly state: DeliveryState;
  /** How many were begun. */
  readonly attempts: number;
  /** When it is due; null: it is over. */
  readonly dueAt: Date | null;
  readonly attemptedAt: Date | null;
  readonly endedAt: Date | null;
  /** HTTP status of the last answer; null: there was none. */
  readonly status: number | null;
  readonly error: string | null;
}

export const DELIVERY_COLUMNS = `
  d.id, d.number::text as number, d.event, d.subject as "userId", d.item_id as "itemId", d.account_id as "accountId",
  d.sequence::text as sequence, d.happened_at as "happenedAt", d.created_at as "createdAt", d.state, d.attempts,
  d.due_at as "dueAt", d.attempted_at as "attemptedAt", d.ended_at as "endedAt", d.status, d.error`;
