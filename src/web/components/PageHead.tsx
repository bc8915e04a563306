import type { ReactNode } from 'react';
import { useTitle } from '../lib/use-title.ts';

export interface PageHeadProps {
  title: string;
  actions?: ReactNode;
}

/** The heading of a page, which also names it in the tab. */
export function PageHead({ title, actions }: PageHeadProps) {
  useTitle(title);
  return (
    <div className="page-head">
      <h1>{title}</h1>
      {actions}
    </div>
  );
}
