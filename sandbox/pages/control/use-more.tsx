import { type ReactNode, useState } from 'react';
import { useWords } from './texts.ts';

const STEP = 20;

/** The first rows of a long list, and a button for more; no button when all are shown. */
export function useMore<T>(rows: readonly T[]): { readonly shown: readonly T[]; readonly button: ReactNode } {
  const { texts } = useWords();
  const [limit, setLimit] = useState(STEP);
  const button =
    rows.length <= limit ? null : (
      <button type="button" className="link" onClick={() => setLimit(limit + STEP * 5)}>
        {texts.more} ({rows.length - limit})
      </button>
    );
  return { shown: rows.slice(0, limit), button };
}
