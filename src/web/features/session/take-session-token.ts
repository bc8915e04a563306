export const SESSION_PREFIX = '#session=';

/**
 * Takes the session token out of the page's address (`/#session=<token>`) and removes it there at once, so
 * that it stays neither in the history nor in a copied link. A fragment never reaches a server's log.
 */
export function takeSessionToken(
  location: Pick<Location, 'hash' | 'pathname' | 'search'>,
  history: Pick<History, 'replaceState'>,
): string | null {
  if (!location.hash.startsWith(SESSION_PREFIX)) return null;
  const token = safeDecode(location.hash.slice(SESSION_PREFIX.length)).trim();
  history.replaceState(null, '', location.pathname + location.search);
  return token === '' ? null : token;
}

/** For a page that has to be loaded again before it can use the token. */
export function putSessionTokenBack(
  token: string,
  location: Pick<Location, 'pathname' | 'search'>,
  history: Pick<History, 'replaceState'>,
): void {
  history.replaceState(
    null,
    '',
    location.pathname + location.search + SESSION_PREFIX + encodeURIComponent(token),
  );
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
