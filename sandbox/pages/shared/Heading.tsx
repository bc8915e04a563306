import { type JSX, type ReactNode, useEffect, useRef } from 'react';

/** A screen's title takes the focus when the screen appears, so that keyboards and screen readers follow. */
export function Heading({ children }: { children: ReactNode }): JSX.Element {
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => ref.current?.focus(), []);
  return (
    <h1 ref={ref} tabIndex={-1}>
      {children}
    </h1>
  );
}
