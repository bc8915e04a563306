import { decodeJwt } from 'jose';
import { PublicError } from '../../domain/errors.ts';
import type { ItemId, UserId } from '../../domain/ids.ts';
import { PluggyResponseError } from '../../pluggy/pluggy-errors.ts';
import type { Needs } from '../shared/Parts.ts';
import { WHILE_SOMEBODY_WAITS } from '../shared/patience.ts';
import { ownWebhookUrl } from '../shared/urls.ts';
import { type KnowsMissing, readOwnItem } from './own-item.ts';
import { redirectUriOf } from './redirect-uri.ts';

export interface ConnectTokenOptions {
  /** The connection to update; the user must own it. */
  readonly itemId?: ItemId | undefined;
  /** Where Pluggy is to deliver this item's events besides the service's own webhook. */
  readonly webhookUrl?: string | undefined;
  /** Where the bank's page leads back to: https, or a deep link; not localhost. */
  readonly oauthRedirectUri?: string | undefined;
  readonly avoidDuplicates?: boolean | undefined;
  /** For the page that opens the widget: repeated in the answer, never sent to Pluggy. */
  readonly includeSandbox?: boolean | undefined;
}

export interface ConnectToken {
  readonly connectToken: string;
  /** ISO 8601, UTC. */
  readonly expiresAt: string;
  readonly userId: UserId;
  readonly includeSandbox: boolean;
}

/** Documented life of a connect token, should one ever say nothing of its end. */
const TOKEN_TTL_MS = 30 * 60_000;

function expiryOf(token: string, now: Date): Date {
  try {
    const { exp } = decodeJwt(token);
    if (exp !== undefined) return new Date(exp * 1_000);
  } catch {
    // not a JWT; the documented life stands in
  }
  return new Date(now.getTime() + TOKEN_TTL_MS);
}

/** A refusal of what we sent is the caller's to mend; everything else keeps its own meaning. */
function explainRefusal(error: unknown): unknown {
  if (!(error instanceof PluggyResponseError) || error.status !== 400) return error;
  return new PublicError(
    'pluggy_refused_value',
    { code: error.codeDescription ?? 'BAD_REQUEST' },
    { cause: error },
  );
}

/** A fresh token for one user and one connection. Tokens are never shared or cached: each opens its own items. */
export async function createConnectToken(
  parts: Needs<'config' | 'client' | 'clock' | 'logger' | 'database'> & KnowsMissing,
  userId: UserId,
  options: ConnectTokenOptions,
): Promise<ConnectToken> {
  const { config, client, clock } = parts;
  const { itemId, webhookUrl, avoidDuplicates, includeSandbox = config.mode === 'sandbox' } = options;
  if (itemId !== undefined) await readOwnItem(parts, userId, itemId);
  const request = {
    itemId,
    options: {
      clientUserId: userId as string,
      webhookUrl: webhookUrl === ownWebhookUrl(config) ? undefined : webhookUrl,
      oauthRedirectUri: redirectUriOf(parts, options.oauthRedirectUri),
      avoidDuplicates,
    },
  };
  const { accessToken } = await client
    .createConnectToken(request, WHILE_SOMEBODY_WAITS)
    .catch((error: unknown) => {
      throw explainRefusal(error);
    });
  const expiresAt = expiryOf(accessToken, clock.now()).toISOString();
  return { connectToken: accessToken, expiresAt, userId, includeSandbox };
}
