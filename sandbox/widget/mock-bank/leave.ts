/** Schemes that would run code or show a forged page instead of taking the person back to the application. */
const NOT_A_PLACE = ['javascript:', 'data:', 'blob:', 'file:', 'vbscript:'];

/** A web address or an app's deep link. */
export function isPlace(url: string): boolean {
  return URL.canParse(url) && !NOT_A_PLACE.includes(new URL(url).protocol);
}

/**
 * Goes back to the application: to the address it gave, or, without one, by telling the window that opened
 * us and closing. A window that no script opened stays; its text says that it may be closed.
 */
export function leave(redirectTo: string | null): void {
  const opener: Window | null = window.opener;
  opener?.postMessage({ source: 'connector-oauth-login' }, '*');
  if (redirectTo && isPlace(redirectTo)) window.location.assign(redirectTo);
  else window.close();
}
