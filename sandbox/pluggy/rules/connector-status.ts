import type { ConnectorStatus } from '../../bank/connectors.ts';
import { connectorStatusEvent } from '../state/events.ts';
import type { World } from '../state/World.ts';

export function connectorStatusOf(world: World, connectorId: number): ConnectorStatus {
  return world.state.connectorStatus?.[connectorId] ?? 'ONLINE';
}

/** Tells the application's webhooks when the status is another one. */
export function setConnectorStatus(world: World, connectorId: number, status: ConnectorStatus): void {
  if (connectorStatusOf(world, connectorId) === status) return;
  world.state.connectorStatus = { ...world.state.connectorStatus, [connectorId]: status };
  world.publish(null, connectorStatusEvent(connectorId, status));
}
