import { connectorView } from '../data/connector-view.ts';
import { connectors } from '../data/connectors.ts';
import { parameterOf } from './questions.ts';
import type { ItemState } from './state.ts';
import type { World } from './World.ts';

/** An item as the API answers it. Stored credentials never leave. */
export function itemView(world: World, item: ItemState): object {
  const connector = connectors.get(item.connectorId);
  const question = item.run?.question ?? null;
  return {
    id: item.id,
    connector: connector === undefined ? null : connectorView(connector, world.publicUrl),
    status: item.status,
    executionStatus: item.executionStatus,
    statusDetail: item.statusDetail,
    error: item.error,
    parameter: question === null ? null : parameterOf(question, oauthUrl(world, item)),
    userAction: null,
    webhookUrl: item.webhookUrl,
    clientUserId: item.clientUserId,
    oauthRedirectUri: item.oauthRedirectUri,
    createdAt: new Date(item.createdAtMs),
    updatedAt: new Date(item.updatedAtMs),
    lastUpdatedAt: item.lastUpdatedAtMs === null ? null : new Date(item.lastUpdatedAtMs),
    // The sandbox syncs by itself only when its bank moves on.
    nextAutoSyncAt: null,
    autoSyncDisabledAt: null,
    consecutiveFailedLoginAttempts: item.consecutiveFailedLoginAttempts,
    consentExpiresAt: null,
    products: item.products,
  };
}

function oauthUrl(world: World, item: ItemState): string {
  return `${world.publicUrl}/mock-bank?request=${item.oauthRequest?.id ?? ''}`;
}
