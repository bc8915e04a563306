import type { Delivery } from '../pluggy/state/state.ts';
import type { World } from '../pluggy/state/World.ts';

/** Pluggy disables a webhook that keeps failing and doesn't say after how many events. */
const MAX_FAILED_EVENTS = 10;

/**
 * Counts events in a row of which every try failed, and disables the webhook after too many; what still
 * waits for it is dropped. The few tries of a login_succeeded say too little to count.
 */
export function countFailures(world: World, delivery: Delivery, ok: boolean): void {
  const webhook = world.state.webhooks.find((one) => one.id === delivery.webhookId);
  if (webhook === undefined || delivery.event === 'item/login_succeeded') return;
  webhook.failedEvents = ok ? 0 : (webhook.failedEvents ?? 0) + 1;
  if (webhook.failedEvents < MAX_FAILED_EVENTS || webhook.disabledAtMs !== null) return;
  webhook.disabledAtMs = world.nowMs();
  world.state.deliveries = world.state.deliveries.filter((one) => one.webhookId !== webhook.id);
}
