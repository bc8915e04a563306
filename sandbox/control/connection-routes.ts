import { connectors } from '../data/connectors.ts';
import { badRequest, notFound } from '../engine/ApiError.ts';
import { authorizeDevice, scanCode } from '../engine/bank-actions.ts';
import { setConnectorStatus } from '../engine/connector-status.ts';
import { itemView } from '../engine/item-view.ts';
import type { ConnectorStatus, ItemState } from '../engine/state.ts';
import type { World } from '../engine/World.ts';
import type { Router } from '../http/Router.ts';
import { objectBody, requireUuid } from '../http/read-input.ts';

/** What happens outside the API while a bank is connected: at the bank's app, and to the bank itself. */
export function addConnectionRoutes(router: Router, world: World): void {
  const acts = { scan: scanCode, authorize: authorizeDevice };
  for (const [name, act] of Object.entries(acts)) {
    router.on('POST', `/_sandbox/items/:id/${name}`, async ({ params }) => {
      const item = requireItem(world, params['id']);
      act(world, item);
      await world.save();
      return { status: 200, json: itemView(world, item) };
    });
  }

  router.on('PUT', '/_sandbox/connectors/:id', async ({ params, body }) => {
    const id = Number(params['id']);
    if (!connectors.has(id)) throw notFound('CONNECTOR_NOT_FOUND', 'connector not found');
    const status = statusOf(objectBody(body)['status']);
    setConnectorStatus(world, id, status);
    await world.save();
    return { status: 200, json: { id, status } };
  });
}

function statusOf(value: unknown): ConnectorStatus {
  if (value === 'ONLINE' || value === 'UNSTABLE' || value === 'OFFLINE') return value;
  throw badRequest('status must be ONLINE, UNSTABLE or OFFLINE');
}

function requireItem(world: World, id: string | undefined): ItemState {
  const item = world.item(requireUuid('id', id));
  if (item === undefined) throw notFound('ITEM_NOT_FOUND', 'item not found');
  return item;
}
