import type { Keyring } from '../domain/Keyring.ts';
import { tryToOpenEndpointSecret } from '../store/sealed/endpoint-secrets.ts';
import type { ClaimedDelivery } from '../store/statements/hooks/claim-deliveries.ts';
import type { HookRequest } from './HookSender.ts';
import { signatureOf } from './sign.ts';

/** Ids and a place in the change log, nothing of what a bank said. */
function bodyOf({ event, happenedAt, userId, itemId, accountId, sequence }: ClaimedDelivery): string {
  return JSON.stringify({
    type: event,
    timestamp: happenedAt.toISOString(),
    data: {
      userId,
      ...(itemId !== null && { itemId }),
      ...(accountId !== null && { accountId }),
      sequence: Number(sequence),
    },
  });
}

/** One attempt of a delivery, signed at the present time. Undefined: no key of ENCRYPTION_KEYS opens its secret. */
export function buildRequest(
  delivery: ClaimedDelivery,
  keyring: Keyring | null,
  now: Date,
): HookRequest | undefined {
  const { id, url, secretIds, secrets } = delivery;
  const opened = secrets.map((sealed, at) => tryToOpenEndpointSecret(keyring, secretIds[at] ?? '', sealed));
  const [current] = opened;
  if (current === undefined) return undefined;
  const at = Math.floor(now.getTime() / 1_000);
  const body = bodyOf(delivery);
  return {
    url,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'pluggy-open-finance',
      'webhook-id': id,
      'webhook-timestamp': String(at),
      'webhook-signature': signatureOf(
        opened.filter((secret) => secret !== undefined),
        { id, at, body },
      ),
    },
    body,
  };
}
