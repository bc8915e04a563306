import type { ReactNode } from 'react';

/** Something of the page of components, under its name. */
export function Specimen({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="specimen">
      <h3>{title}</h3>
      <div className="specimen-body">{children}</div>
    </section>
  );
}
