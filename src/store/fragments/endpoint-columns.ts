import type { DisabledReason, HookEvent } from '../../domain/hook-event.ts';

/** An address of the team's that is told of changes. */
export interface StoredEndpoint {
  readonly id: string;
  readonly url: string;
  readonly events: readonly HookEvent[];
  readonly description: string | null;
  readonly createdAt: Date;
  /** Null: it is switched on. */
  readonly disabledAt: Date | null;
  readonly disabledReason: DisabledReason | null;
  /** Since when every attempt has failed; null: the last one was fine, or there was none. */
  readonly failingSince: Date | null;
  /** It is left alone until then. */
  readonly pausedUntil: Date | null;
  readonly lastDeliveredAt: Date | null;
  readonly lastError: string | null;
  /** How many deliveries wait; 10,000 stands for that or more. */
  readonly pending: number;
  /** Until when a former secret signs as well; null: there is none. */
  readonly formerSecretEndsAt: Date | null;
}

/** $1 now. */
export const ENDPOINT_COLUMNS = `
  e.id, e.url, e.events, e.description, e.created_at as "createdAt", e.disabled_at as "disabledAt",
  e.disabled_reason as "disabledReason", e.failing_since as "failingSince", e.paused_until as "pausedUntil",
  e.last_delivered_at as "lastDeliveredAt", e.last_error as "lastError",
  (select count(*)::integer from (
    select from pluggy.webhook_deliveries d where d.endpoint_id = e.id and d.state = 'pending' limit 10000) waiting
  ) as pending,
  (select max(ends_at) from pluggy.webhook_endpoint_secrets s where s.endpoint_id = e.id and s.ends_at > $1)
    as "formerSecretEndsAt"`;
