import type { webhookDelivery, webhookEndpoint } from '../../contract/shapes/hook.ts';
import type { View } from '../../contract/shapes/values.ts';
import type { StoredDelivery } from '../../store/fragments/delivery-columns.ts';
import type { StoredEndpoint } from '../../store/fragments/endpoint-columns.ts';

export type EndpointView = View<typeof webhookEndpoint>;
export type DeliveryView = View<typeof webhookDelivery>;

const iso = (time: Date | null): string | null => time?.toISOString() ?? null;

export function presentEndpoint(endpoint: StoredEndpoint, now: Date): EndpointView {
  const { pausedUntil } = endpoint;
  return {
    id: endpoint.id,
    url: endpoint.url,
    events: endpoint.events,
    description: endpoint.description,
    createdAt: endpoint.createdAt.toISOString(),
    enabled: endpoint.disabledAt === null,
    disabledAt: iso(endpoint.disabledAt),
    disabledReason: endpoint.disabledReason,
    failingSince: iso(endpoint.failingSince),
    lastError: endpoint.lastError,
    lastDeliveredAt: iso(endpoint.lastDeliveredAt),
    pausedUntil: pausedUntil !== null && pausedUntil > now ? iso(pausedUntil) : null,
    pending: endpoint.pending,
    formerSecretEndsAt: iso(endpoint.formerSecretEndsAt),
  };
}

export function presentDelivery(delivery: StoredDelivery): DeliveryView {
  return {
    id: delivery.id,
    event: delivery.event,
    state: delivery.state,
    attempts: delivery.attempts,
    userId: delivery.userId,
    itemId: delivery.itemId,
    accountId: delivery.accountId,
    sequence: Number(delivery.sequence),
    happenedAt: delivery.happenedAt.toISOString(),
    createdAt: delivery.createdAt.toISOString(),
    lastAttemptAt: iso(delivery.attemptedAt),
    nextAttemptAt: iso(delivery.dueAt),
    endedAt: iso(delivery.endedAt),
    status: delivery.status,
    error: delivery.error,
  };
}
