const FEATURES = 'popup,width=480,height=760';

/** Opens a web address in a window of its own. False: blocked, or an address that isn't the web's. */
export function openPopup(url: string): boolean {
  if (!isWebUrl(url)) return false;
  // No `noopener`: the result would always be null, and the bank's page tells its opener when it is done.
  return window.open(url, 'pluggy-oauth', FEATURES) !== null;
}

/** A `javascript:` address would run with the widget's own rights. */
export function isWebUrl(url: string): boolean {
  return URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);
}
