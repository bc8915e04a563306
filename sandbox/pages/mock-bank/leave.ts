/** Schemes that would run code or show a forged page instead of taking the person back to the application. */
const NOT_A_PLACE = ['javascript:', 'data:', 'blob:', 'file:', 'vbscript:'];

/** A web address or an app's deep link. */
export function isPlace(url: string): boolean {
  return URL.canParse(url) && !NOT_A_PLACE.includes(new URL(url).protocol);
}

/**
 * Goes back to the application. On a computer the window that the widget opened tells it and closes; on a
 * phone, and where no window opened us, the browser goes to the address that the application gave. Without
 * an address a window that no script opened stays; its text says that it may be closed.
 */
export function leave(redirectTo: string | null, view: Window = window): void {
  const opener: { postMessage(message: unknown, origin: string): void } | null = view.opener;
  opener?.postMessage({ source: 'connector-oauth-login' }, '*');
  const isDesktopWindow = opener !== null && !isPhone(view.navigator.userAgent);
  if (redirectTo && isPlace(redirectTo) && !isDesktopWindow) view.location.assign(redirectTo);
  else view.close();
}

/** Browsers on phones and most tablets say so in their name. */
export function isPhone(userAgent: string): boolean {
  return /\b(Mobi|Mobile|Android|iPhone|iPad)\b/.test(userAgent);
}
