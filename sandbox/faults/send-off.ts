import { uuidFrom } from '../bank/ids.ts';
import type { Delivery, ItemState } from '../pluggy/state/state.ts';
import type { World } from '../pluggy/state/World.ts';
import type { Dispatch } from '../webhooks/publish.ts';
import type { FaultDice, Throw } from './FaultDice.ts';

/** For how long the API doesn't show what an early event tells of. */
const EARLY_MS = 1_000;
/** How long an event waits that has no other to change places with. */
const REORDER_MS = 1_000;
const STRANGER = uuidFrom('another application');

/** Puts deliveries on their way, with the faults that strike them. */
export function sendOffWith(dice: FaultDice): Dispatch {
  return (world, item, delivery) => sendOff(dice, world, item, delivery);
}

function sendOff(dice: FaultDice, world: World, item: ItemState | null, delivery: Delivery): void {
  const luck = dice.forDelivery();
  const { delayMs } = dice.faults.webhooks;
  const late = { ...delivery, nextAtMs: delivery.nextAtMs + delayMs };
  if (luck.hits('early') && item !== null && tellsOfNewData(item, delivery)) world.holdBack(item, EARLY_MS);
  if (!luck.hits('lose')) enqueue(world, late, luck);
  if (luck.hits('duplicate') && !luck.hits('lose')) enqueue(world, { ...late, id: world.newId() }, luck);
  if (luck.hits('wrongClientId')) world.state.deliveries.push(forged(world, late, { clientId: STRANGER }));
  if (luck.hits('unknownItem')) world.state.deliveries.push(forged(world, late, { itemId: world.newId() }));
}

function enqueue(world: World, delivery: Delivery, luck: Throw): void {
  const { deliveries } = world.state;
  if (!luck.hits('reorder')) {
    deliveries.push(delivery);
    return;
  }
  const previous = deliveries.findIndex((other) => other.attempts === 0 && sameTarget(other, delivery));
  if (previous >= 0) deliveries.splice(previous, 0, delivery);
  else deliveries.push({ ...delivery, nextAtMs: delivery.nextAtMs + REORDER_MS });
}

/** Another event with the same contents but for some members. */
function forged(world: World, delivery: Delivery, members: object): Delivery {
  const eventId = world.newId();
  const told: object = JSON.parse(delivery.body);
  return { ...delivery, id: world.newId(), eventId, body: JSON.stringify({ ...told, ...members, eventId }) };
}

/** Only what changed at this very moment can be told of too early. */
function tellsOfNewData(item: ItemState, delivery: Delivery): boolean {
  const changedAtMs = item.history?.advances.at(-1)?.atMs ?? item.history?.connectedAtMs;
  if (changedAtMs === undefined || changedAtMs !== item.lastUpdatedAtMs) return false;
  return /^(item\/(created|updated)|transactions\/)/.test(delivery.event);
}

function sameTarget(left: Delivery, right: Delivery): boolean {
  return left.webhookId === right.webhookId && left.url === right.url;
}
