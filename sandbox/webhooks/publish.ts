import type { WebhookEvent } from '../pluggy/state/events.ts';
import type { Delivery, ItemState } from '../pluggy/state/state.ts';
import { CLIENT_ID, type Publish, type World } from '../pluggy/state/World.ts';

/** Puts one delivery among those that wait to be made. */
export type Dispatch = (world: World, item: ItemState | null, delivery: Delivery) => void;

/**
 * Makes the deliveries of an event: to every webhook that wants it and to the item's own address. All
 * deliveries of one event carry the same eventId.
 */
export function publishThrough(dispatch: Dispatch): Publish {
  return (world, item, event) => {
    const eventId = world.newId();
    const body = JSON.stringify({ ...event, eventId, clientId: CLIENT_ID });
    for (const target of targetsOf(world, item, event)) {
      dispatch(world, item, {
        id: world.newId(),
        event: event.event,
        eventId,
        ...target,
        body,
        attempts: 0,
        nextAtMs: world.nowMs(),
      });
    }
  };
}

function targetsOf(
  world: World,
  item: ItemState | null,
  { event }: WebhookEvent,
): Pick<Delivery, 'webhookId' | 'url'>[] {
  const targets: Pick<Delivery, 'webhookId' | 'url'>[] = world.state.webhooks
    .filter((webhook) => webhook.disabledAtMs === null && wants(webhook.event, event))
    .map((webhook) => ({ webhookId: webhook.id, url: webhook.url }));
  if (item !== null && item.webhookUrl !== null) targets.push({ webhookId: null, url: item.webhookUrl });
  return targets;
}

function wants(subscription: string, event: string): boolean {
  if (subscription === 'all' || subscription === event) return true;
  return subscription === 'item/all' && event.startsWith('item/');
}
