import { type ReactNode, useId } from 'react';

export interface SectionProps {
  title: string;
  className?: string;
  actions?: ReactNode;
  children: ReactNode;
}

/** A landmark of the page: a region named by its heading. */
export function Section({ title, className, actions, children }: SectionProps) {
  const headingId = useId();
  return (
    <section className={className ? `section ${className}` : 'section'} aria-labelledby={headingId}>
      <div className="section-head">
        <h2 id={headingId}>{title}</h2>
        {actions}
      </div>
      {children}
    </section>
  );
}
