import type { ReactNode } from 'react';

/** What stands below a part whose height is not known yet: it is shown once that is there. Its own data are asked for at once. */
export function After({ awaited, children }: { awaited: boolean; children: ReactNode }) {
  return <div className={awaited ? 'held' : 'follows'}>{children}</div>;
}
