import type { JSX, ReactNode } from 'react';
import { Icon } from '../../shared/Icon.tsx';

/** Something went wrong; screen readers say it as soon as it appears. */
export function Notice({ children }: { children: ReactNode }): JSX.Element {
  return (
    <div className="notice" role="alert">
      <Icon name="warning" />
      <div>{children}</div>
    </div>
  );
}
