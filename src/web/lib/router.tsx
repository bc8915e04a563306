import { type ComponentProps, type MouseEvent, useMemo, useSyncExternalStore } from 'react';

/**
 * Where the person is, as the address bar says. The browser's history is the only state: Back, Forward and a reload lead
 * to what was there.
 */

const MOVED = 'app:moved';

function subscribe(onMove: () => void): () => void {
  window.addEventListener('popstate', onMove);
  window.addEventListener(MOVED, onMove);
  return () => {
    window.removeEventListener('popstate', onMove);
    window.removeEventListener(MOVED, onMove);
  };
}

export function usePathname(): string {
  return useSyncExternalStore(subscribe, () => window.location.pathname);
}

export interface NavigateOptions {
  /** Takes the place of the present address: Back leads to the one before it. */
  replace?: boolean;
}

/** Goes to an address of the app. A new page begins at its top; a new search alone stays where it is. */
export function navigate(to: string, { replace = false }: NavigateOptions = {}): void {
  const before = window.location.pathname;
  if (replace) window.history.replaceState(null, '', to);
  else window.history.pushState(null, '', to);
  if (window.location.pathname !== before) window.scrollTo(0, 0);
  window.dispatchEvent(new Event(MOVED));
}

/** What stands behind the `?`. */
export function useSearch(): URLSearchParams {
  const search = useSyncExternalStore(subscribe, () => window.location.search);
  return useMemo(() => new URLSearchParams(search), [search]);
}

/** Only a plain click of the main button: with a key held down the browser opens a tab, a window or a download. */
function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
}

export interface LinkProps extends Omit<ComponentProps<'a'>, 'href'> {
  to: string;
}

export function Link({ to, onClick, ...rest }: LinkProps) {
  return (
    <a
      {...rest}
      href={to}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || !isPlainClick(event)) return;
        event.preventDefault();
        navigate(to);
      }}
    />
  );
}
