import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Rows that change places keep the focus: a browser takes it from whatever is moved in the page. The list is drawn by who calls
 * this, and the focus is where it was a moment before.
 */
export function useFocusInList<Kind extends HTMLElement>(): RefObject<Kind | null> {
  const list = useRef<Kind>(null);
  const active = document.activeElement;
  const focused = active instanceof HTMLElement && list.current?.contains(active) ? active : null;
  useLayoutEffect(() => {
    if (focused?.isConnected && document.activeElement !== focused) focused.focus({ preventScroll: true });
  });
  return list;
}
