import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * For a button that the first connection replaces: it may go while it has the focus, which then goes on in the page's
 * content rather than at the very top.
 */
export function useKeptFocus(): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const own = button.current;
    return () => {
      if (own !== null && document.activeElement === own)
        document.getElementById('content')?.focus({ preventScroll: true });
    };
  }, []);
  return button;
}
