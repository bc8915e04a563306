import { connectorView } from '../bank/connector-view.ts';
import { connectors } from '../bank/connectors.ts';
import { nextAutoSyncMs } from '../pluggy/rules/auto-sync.ts';
import { connectorStatusOf } from '../pluggy/rules/connector-status.ts';
import { consentEndMs } from '../pluggy/rules/consent-end.ts';
import { isAction, parameterOf, userActionOf } from '../pluggy/rules/questions.ts';
import { flowOf } from '../pluggy/state/flow-of.ts';
import type { ItemState } from '../pluggy/state/state.ts';
import type { World } from '../pluggy/state/World.ts';

/** An item as the API answers it. Stored credentials never leave. */
export function itemView(world: World, item: ItemState): object {
  const connector = connectors.get(item.connectorId);
  const question = item.run?.question ?? null;
  return {
    id: item.id,
    connector:
      connector === undefined
        ? null
        : connectorView(connector, world.publicUrl, connectorStatusOf(world, connector.id)),
    status: item.status,
    executionStatus: item.executionStatus,
    statusDetail: item.statusDetail,
    error: item.error,
    parameter:
      question === null || isAction(question.kind)
        ? null
        : parameterOf(question.kind, question.expiresAtMs, oauthUrl(world, item)),
    userAction: question === null ? null : userActionOf(question, item.id, world.nowMs()),
    webhookUrl: item.webhookUrl,
    clientUserId: item.clientUserId,
    oauthRedirectUri: item.oauthRedirectUri,
    createdAt: new Date(item.createdAtMs),
    updatedAt: new Date(item.updatedAtMs),
    lastUpdatedAt: timeOrNull(item.lastUpdatedAtMs),
    nextAutoSyncAt: timeOrNull(nextAutoSyncMs(item)),
    autoSyncDisabledAt: timeOrNull(flowOf(item).autoSyncDisabledAtMs),
    consecutiveFailedLoginAttempts: item.consecutiveFailedLoginAttempts,
    consentExpiresAt: timeOrNull(consentEndMs(item)),
    products: item.products,
  };
}

function oauthUrl(world: World, item: ItemState): string {
  return `${world.publicUrl}/mock-bank?request=${item.oauthRequest?.id ?? ''}`;
}

function timeOrNull(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}
