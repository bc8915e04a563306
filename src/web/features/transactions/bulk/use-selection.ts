import { useMemo, useState } from 'react';

/** As many as the service changes at once. */
export const MOST_CHOSEN = 500;

export interface Selection {
  /** Null: nothing is being chosen, and a row opens. */
  readonly chosen: ReadonlySet<string> | null;
  begin(): void;
  end(): void;
  toggle(id: string): void;
  /** Adds rows as far as there is room. */
  add(ids: readonly string[]): void;
}

export function useSelection(): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  return useMemo(
    () => ({
      chosen,
      begin: () => setChosen(new Set()),
      end: () => setChosen(null),
      toggle: (id) =>
        setChosen((before) => {
          const next = new Set(before);
          if (!next.delete(id) && next.size < MOST_CHOSEN) next.add(id);
          return next;
        }),
      add: (ids) => setChosen((before) => new Set([...(before ?? []), ...ids].slice(0, MOST_CHOSEN))),
    }),
    [chosen],
  );
}
