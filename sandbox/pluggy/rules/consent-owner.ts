import { connectors, isOpenFinance } from '../../bank/connectors.ts';
import type { ConsentOwner } from '../../bank/consents.ts';
import type { ItemState } from '../state/state.ts';
import { isRevoked } from '../state/World.ts';
import { consentEndMs } from './consent-end.ts';

/** Only Open Finance knows consents, and only once the person has given one. */
export function consentOwnerOf(item: ItemState): ConsentOwner | undefined {
  const connector = connectors.get(item.connectorId);
  if (connector === undefined || !isOpenFinance(connector) || item.history === null) return undefined;
  const expiresAtMs = consentEndMs(item);
  const revokedAtMs = item.flow?.consentRevokedAtMs ?? null;
  // Whose time is over was never taken back.
  const isOver = expiresAtMs !== null && revokedAtMs !== null && revokedAtMs >= expiresAtMs;
  return {
    itemId: item.id,
    products: item.products,
    grantedAtMs: item.flow?.consentGivenAtMs ?? item.history.connectedAtMs,
    expiresAtMs,
    revokedAtMs: isRevoked(item) && !isOver ? (revokedAtMs ?? item.updatedAtMs) : null,
  };
}
