/**
 * Somebody has signed out, and the service may not know of it: without a network their cookie stays. The browser remembers it, also
 * for its other tabs, so that nobody who comes next is taken for them.
 */
const KEY = 'leaving';

/** Storage can be switched off: then this page alone knows. */
let isKnownHere = false;

export function isLeaving(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return isKnownHere;
  }
}

export function setLeaving(isNow: boolean): void {
  isKnownHere = isNow;
  try {
    if (isNow) localStorage.setItem(KEY, '1');
    else localStorage.removeItem(KEY);
  } catch {
    // As above.
  }
}
