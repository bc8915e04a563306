import { createHmac } from 'node:crypto';

/**
 * What `webhook-signature` says, after the Standard Webhooks specification: for each secret "v1," and the HMAC-SHA256 of
 * id, time and body, in base64. A receiver that knows one of the secrets finds its signature among them.
 * @param at seconds since 1970
 */
export function signatureOf(
  secrets: readonly Buffer[],
  { id, at, body }: { readonly id: string; readonly at: number; readonly body: string },
): string {
  return secrets
    .map((secret) => `v1,${createHmac('sha256', secret).update(`${id}.${at}.${body}`).digest('base64')}`)
    .join(' ');
}
