import { type ConnectorStatus, connectors } from '../bank/connectors.ts';
import type { DayKind } from '../bank/days.ts';
import { itemView } from '../http/item-view.ts';
import type { Router } from '../http/Router.ts';
import { objectBody, requireUuid } from '../http/read-input.ts';
import { badRequest, notFound } from '../pluggy/rules/ApiError.ts';
import { connectorDatesOf, setConnectorDates } from '../pluggy/rules/connector-dates.ts';
import { connectorStatusOf, setConnectorStatus } from '../pluggy/rules/connector-status.ts';
import { authorizeDevice, scanCode } from '../pluggy/runs/bank-actions.ts';
import { disableAutoSync } from '../pluggy/runs/items.ts';
import { setConsentEnd } from '../pluggy/runs/stories.ts';
import type { ItemState } from '../pluggy/state/state.ts';
import type { World } from '../pluggy/state/World.ts';

/** What happens outside the API while a bank is connected: at the bank's app, and to the bank itself. */
export function addConnectionRoutes(router: Router, world: World): void {
  const acts = { scan: scanCode, authorize: authorizeDevice, 'disable-auto-sync': disableAutoSync };
  for (const [name, act] of Object.entries(acts)) {
    router.change('POST', `/_sandbox/items/:id/${name}`, ({ params }) => {
      const item = requireItem(world, params['id']);
      act(world, item);
      return { status: 200, json: itemView(world, item) };
    });
  }

  router.change('PUT', '/_sandbox/items/:id/consent', ({ params, body }) => {
    const item = requireItem(world, params['id']);
    setConsentEnd(world, item, endOf(objectBody(body)['expiresAt']));
    return { status: 200, json: itemView(world, item) };
  });

  router.change('PUT', '/_sandbox/connectors/:id', ({ params, body }) => {
    const id = Number(params['id']);
    if (!connectors.has(id)) throw notFound('CONNECTOR_NOT_FOUND', 'connector not found');
    const { status, dates } = objectBody(body);
    if (status === undefined && dates === undefined) throw badRequest('status or dates is expected');
    const kind = dates === undefined ? undefined : datesOf(dates);
    if (status !== undefined) setConnectorStatus(world, id, statusOf(status));
    if (kind !== undefined) setConnectorDates(world, id, kind);
    const now = { status: connectorStatusOf(world, id), dates: connectorDatesOf(world, id) };
    return { status: 200, json: { id, ...now } };
  });
}

function endOf(value: unknown): number | null {
  if (value === null) return null;
  const ms = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (!Number.isFinite(ms)) throw badRequest('expiresAt must be a date and time, or null');
  return ms;
}

function datesOf(value: unknown): DayKind | null {
  if (value === null || value === 'day' || value === 'instant') return value;
  throw badRequest('dates must be day, instant or null');
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
