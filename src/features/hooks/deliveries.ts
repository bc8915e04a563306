import { PublicError } from '../../domain/errors.ts';
import type { Queryable } from '../../store/Queryable.ts';
import { createTestDelivery } from '../../store/statements/hooks/create-test-delivery.ts';
import { findEndpoint } from '../../store/statements/hooks/find-endpoint.ts';
import { type DeliveryFilter, listDeliveries } from '../../store/statements/hooks/list-deliveries.ts';
import { renewDeliveriesSince } from '../../store/statements/hooks/renew-deliveries-since.ts';
import { renewDelivery } from '../../store/statements/hooks/renew-delivery.ts';
import { saveEndpoint } from '../../store/statements/hooks/save-endpoint.ts';
import type { Needs } from '../shared/Parts.ts';
import { type DeliveryView, presentDelivery } from './present.ts';

type Deps = Needs<'database' | 'clock'>;

/** @throws {PublicError} webhook_endpoint_not_found */
async function requireEndpoint(tx: Queryable, id: string, now: Date): Promise<void> {
  if ((await findEndpoint(tx, id, now)) === undefined) throw new PublicError('webhook_endpoint_not_found');
}

/**
 * One page of an endpoint's deliveries, newest first; `next` is the number before which the next page begins.
 * @throws {PublicError} webhook_endpoint_not_found
 */
export async function listWebhookDeliveries(
  { database, clock }: Deps,
  endpointId: string,
  filter: DeliveryFilter,
  page: { readonly before: string | undefined; readonly limit: number },
): Promise<{ readonly results: readonly DeliveryView[]; readonly next: string | null }> {
  const { before, limit } = page;
  const found = await database.asSystem(async (tx) => {
    await requireEndpoint(tx, endpointId, clock.now());
    return listDeliveries(tx, endpointId, filter, { before, limit: limit + 1 });
  }, 'read');
  const rows = found.slice(0, limit);
  const next = found.length > limit ? (rows.at(-1)?.number ?? null) : null;
  return { results: rows.map(presentDelivery), next };
}

/** Asks for a delivery of which nothing has happened. @throws {PublicError} webhook_endpoint_not_found */
export async function testWebhookEndpoint(
  { database, clock }: Deps,
  endpointId: string,
): Promise<DeliveryView> {
  const made = await database.asSystem((tx) => createTestDelivery(tx, endpointId, clock.now()));
  if (made === undefined) throw new PublicError('webhook_endpoint_not_found');
  return presentDelivery(made);
}

/** @throws {PublicError} webhook_endpoint_not_found, webhook_delivery_not_found */
export async function replayWebhookDelivery(
  { database, clock }: Deps,
  delivery: { readonly endpointId: string; readonly id: string },
): Promise<DeliveryView> {
  const renewed = await database.asSystem(async (tx) => {
    await requireEndpoint(tx, delivery.endpointId, clock.now());
    return renewDelivery(tx, delivery, clock.now());
  });
  if (renewed === undefined) throw new PublicError('webhook_delivery_not_found');
  return presentDelivery(renewed);
}

/**
 * Sends again at once what was made since then and not taken; an endpoint that was switched off is switched on.
 * @returns how many deliveries
 * @throws {PublicError} webhook_endpoint_not_found
 */
export async function recoverWebhookEndpoint(
  { database, clock }: Deps,
  endpointId: string,
  since: Date,
): Promise<number> {
  const now = clock.now();
  return database.asSystem(async (tx) => {
    if (!(await saveEndpoint(tx, endpointId, { enabled: true }, now)))
      throw new PublicError('webhook_endpoint_not_found');
    return renewDeliveriesSince(tx, endpointId, since, now);
  });
}
