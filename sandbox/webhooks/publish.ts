import type { ItemState } from '../engine/state.ts';
import { CLIENT_ID, type World } from '../engine/World.ts';
import { sendOff } from '../faults/send-off.ts';
import type { WebhookEvent } from './events.ts';

/**
 * Puts an event on its way to every webhook that wants it and to the item's own address; all deliveries
 * of one event carry the same eventId. The item is null where the event concerns none. The caller saves
 * the state.
 */
export function publish(world: World, item: ItemState | null, event: WebhookEvent): void {
  const eventId = world.newId();
  const body = JSON.stringify({ ...event, eventId, clientId: CLIENT_ID });
  const targets: { webhookId: string | null; url: string }[] = world.state.webhooks
    .filter((webhook) => webhook.disabledAtMs === null && wants(webhook.event, event.event))
    .map((webhook) => ({ webhookId: webhook.id, url: webhook.url }));
  if (item !== null && item.webhookUrl !== null) targets.push({ webhookId: null, url: item.webhookUrl });
  for (const target of targets) {
    sendOff(world, item, {
      id: world.newId(),
      event: event.event,
      eventId,
      ...target,
      body,
      attempts: 0,
      nextAtMs: world.nowMs(),
    });
  }
  world.wake();
}

function wants(subscription: string, event: string): boolean {
  if (subscription === 'all' || subscription === event) return true;
  return subscription === 'item/all' && event.startsWith('item/');
}
