import { connectorView } from '../../bank/connector-view.ts';
import { connectors } from '../../bank/connectors.ts';
import { maskCpf } from '../../bank/tax-numbers.ts';
import { notFound } from '../rules/ApiError.ts';
import { connectorStatusOf } from '../rules/connector-status.ts';
import { oauthScenarioOf } from '../rules/known-users.ts';
import type { ItemState } from '../state/state.ts';
import type { World } from '../state/World.ts';
import { answerQuestion } from './item-runs.ts';

/** What the mock bank's page shows of an authorization request. */
export function mockBankRequest(world: World, requestId: string): object {
  const item = itemOf(world, requestId);
  const connector = connectors.get(item.connectorId);
  if (connector === undefined) throw notFound('REQUEST_NOT_FOUND', 'authorization request not found');
  return {
    connector: connectorView(connector, world.publicUrl, connectorStatusOf(world, connector.id)),
    document: maskCpf(item.parameters['cpf'] ?? ''),
    products: item.products,
    status: requestStatus(world, item),
    scenario: oauthScenarioOf(connector, item.parameters) ?? 'normal',
  };
}

/**
 * The person's decision at the bank. A request that was used or has expired changes nothing; the person
 * is sent back all the same.
 */
export function decideAtMockBank(
  world: World,
  requestId: string,
  decision: 'approve' | 'refuse',
): { readonly redirectTo: string | null } {
  const item = itemOf(world, requestId);
  const success = decision === 'approve';
  if (item.oauthRequest !== null && requestStatus(world, item) === 'pending') {
    item.oauthRequest = { ...item.oauthRequest, used: true };
    answerQuestion(world, item, decision);
  }
  if (item.oauthRedirectUri === null) return { redirectTo: null };
  const redirect = new URL(item.oauthRedirectUri);
  redirect.searchParams.set('itemId', item.id);
  redirect.searchParams.set('success', String(success));
  return { redirectTo: redirect.href };
}

function itemOf(world: World, requestId: string): ItemState {
  const item = world.state.items.find((one) => one.oauthRequest?.id === requestId);
  if (item === undefined) throw notFound('REQUEST_NOT_FOUND', 'authorization request not found');
  return item;
}

function requestStatus(world: World, item: ItemState): 'pending' | 'used' | 'expired' {
  const request = item.oauthRequest;
  if (request === null || request.used) return 'used';
  const isAsked = item.run?.question?.kind === 'oauth';
  return isAsked && request.expiresAtMs > world.nowMs() ? 'pending' : 'expired';
}
