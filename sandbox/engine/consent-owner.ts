import { connectors, isOpenFinance } from '../data/connectors.ts';
import type { ConsentOwner } from '../data/consents.ts';
import type { ItemState } from './state.ts';
import { isRevoked } from './World.ts';

/** Only Open Finance knows consents, and only once the person has given one. */
export function consentOwnerOf(item: ItemState): ConsentOwner | undefined {
  const connector = connectors.get(item.connectorId);
  if (connector === undefined || !isOpenFinance(connector) || item.history === null) return undefined;
  return {
    itemId: item.id,
    products: item.products,
    grantedAtMs: item.flow?.consentGivenAtMs ?? item.history.connectedAtMs,
    revokedAtMs: isRevoked(item) ? (item.flow?.consentRevokedAtMs ?? item.updatedAtMs) : null,
  };
}
