/**
 * Pluggy takes https addresses of public hosts only. A local sandbox could then deliver nothing, so it
 * also takes plain http to this machine, to private networks and to host names without a dot (as
 * containers have). Returns what is wrong, or undefined.
 */
export function webhookUrlProblem(text: unknown): string | undefined {
  const url = typeof text === 'string' ? parse(text) : undefined;
  if (url === undefined) return 'Webhook url must be valid URL address';
  if (url.username !== '' || url.password !== '') return "Webhook url can't contain user information";
  if (url.protocol === 'https:') return undefined;
  if (url.protocol === 'http:' && isNearby(url.hostname)) return undefined;
  return 'Webhook url must be a https secured url';
}

/** https, an app's deep link, or (here only) plain http on this machine. */
export function redirectUriProblem(text: unknown): string | undefined {
  const url = typeof text === 'string' ? parse(text) : undefined;
  if (url === undefined) return 'oauthRedirectUri must be a URL address';
  if (url.protocol === 'http:' && !isNearby(url.hostname)) return 'oauthRedirectUri must be a https url';
  return /^(javascript|data|file|blob):$/.test(url.protocol)
    ? 'oauthRedirectUri must be a https url'
    : undefined;
}

function parse(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function isNearby(hostname: string): boolean {
  if (hostname === '[::1]' || hostname.endsWith('.localhost') || !hostname.includes('.')) return true;
  return /^(127|10)\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\./.test(hostname);
}
