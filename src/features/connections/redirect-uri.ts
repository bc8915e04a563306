import { isLoopback } from '../../config/weak-settings.ts';
import { isReachableByPluggy } from '../../config.ts';
import type { Needs } from '../shared/Parts.ts';

/** The person's browser goes there, and Pluggy does not: any port, address or name will do that is not this computer. */
function isTaken(uri: string): boolean {
  const { protocol, hostname } = new URL(uri);
  return /^https?:$/.test(protocol) ? protocol === 'https:' && !isLoopback(hostname) : true;
}

/**
 * Where the bank's page leads back to. Pluggy takes https and deep links, and not localhost (OAuth guide); what it would
 * refuse is left out, and the flow ends without a redirect. BASE_URL is the default where Pluggy can reach it.
 * @param asked an absolute URL that runs no script, if any
 */
export function redirectUriOf(
  { config, logger }: Needs<'config' | 'logger'>,
  asked: string | undefined,
): string | undefined {
  const own = `${config.baseUrl}/`;
  if (asked === undefined ? isReachableByPluggy(own) : isTaken(asked)) return asked ?? own;
  if (config.mode === 'live') {
    const advice = asked === undefined ? 'set BASE_URL' : 'ask with another address';
    logger.warn({}, `oauthRedirectUri left out: Pluggy takes https and not localhost; ${advice}`);
  }
  return undefined;
}
