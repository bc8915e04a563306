import type { ReactNode } from 'react';

export interface Fact {
  /** Also its key. */
  name: string;
  value: ReactNode;
  /** It takes a line of its own. */
  wide?: boolean;
}

/** Names and what they are, in as many columns as there is room for. */
export function Facts({ facts }: { facts: readonly (Fact | null | false)[] }) {
  return (
    <dl className="facts">
      {facts
        .filter((fact) => fact !== null && fact !== false)
        .map(({ name, value, wide }) => (
          <div key={name} className={wide ? 'fact-wide' : undefined}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
