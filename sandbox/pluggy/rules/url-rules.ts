import { isIP } from 'node:net';

/**
 * Pluggy takes https addresses of public hosts only. A local sandbox could then deliver nothing, so unless
 * it is `strict` it also takes plain http to this machine, to private networks and to host names without a
 * dot (as containers have). Returns what is wrong, or undefined. Names are not looked up, as Pluggy does.
 */
export function webhookUrlProblem(text: unknown, strict: boolean): string | undefined {
  const url = typeof text === 'string' ? parse(text) : undefined;
  if (url === undefined) return 'Webhook url must be valid URL address';
  if (url.username !== '' || url.password !== '') return "Webhook url can't contain user information";
  if (strict) return strictProblem(url);
  if (url.protocol === 'https:') return undefined;
  if (url.protocol === 'http:' && isNearby(url.hostname)) return undefined;
  return 'Webhook url must be a https secured url';
}

/** https, an app's deep link, or (unless `strict`) plain http on this machine. */
export function redirectUriProblem(text: unknown, strict: boolean): string | undefined {
  const url = typeof text === 'string' ? parse(text) : undefined;
  if (url === undefined) return 'oauthRedirectUri must be a URL address';
  if (strict && isThisMachine(url.hostname)) return "oauthRedirectUri can't be localhost";
  if (url.protocol === 'http:' && (strict || !isNearby(url.hostname))) {
    return 'oauthRedirectUri must be a https url';
  }
  return /^(javascript|data|file|blob):$/.test(url.protocol)
    ? 'oauthRedirectUri must be a https url'
    : undefined;
}

/** Names that no public server has. */
const RESERVED = /(^|\.)(localhost|local|internal|intranet|lan|home|test|invalid|example|onion)$/;

function strictProblem(url: URL): string | undefined {
  const host = url.hostname.replace(/^\[|\]$|\.$/g, '');
  if (url.protocol !== 'https:') return 'Webhook url must be a https secured url';
  // The usual port is left out of a parsed address.
  if (url.port !== '') return 'Webhook url must use port 443';
  if (isIP(host) !== 0) return "Webhook url can't be an IP address";
  if (RESERVED.test(host) || !host.includes('.')) return "Webhook url can't be a localhost or internal host";
  return undefined;
}

function parse(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function isThisMachine(hostname: string): boolean {
  return hostname === '[::1]' || /(^|\.)localhost$|^127\./.test(hostname);
}

function isNearby(hostname: string): boolean {
  if (hostname === '[::1]' || hostname.endsWith('.localhost') || !hostname.includes('.')) return true;
  return /^(127|10)\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\./.test(hostname);
}
