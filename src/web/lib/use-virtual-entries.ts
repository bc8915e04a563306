import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';

export interface VirtualEntry {
  key: string;
  /** In pixels. */
  height: number;
}

export interface Placed {
  index: number;
  /** Pixels below the top of the list. */
  top: number;
}

/** What lies above and below the window is drawn that far ahead. */
const AHEAD_PX = 600;

/** Where each entry begins; one more: where the list ends. */
export function topsOf(entries: readonly VirtualEntry[]): number[] {
  const tops = [0];
  for (const { height } of entries) tops.push((tops.at(-1) ?? 0) + height);
  return tops;
}

/** The entry at a height, found by halving. */
export function entryAt(tops: readonly number[], y: number): number {
  let [low, high] = [0, tops.length - 2];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((tops[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return Math.max(low, 0);
}

interface Range {
  first: number;
  last: number;
  /** The entry at the window's upper edge. */
  edge: number;
}

/** What the person looks at: when entries come or go above it, the page is scrolled to where it now is. */
function useAnchor(
  list: RefObject<HTMLElement | null>,
  entries: readonly VirtualEntry[],
  tops: readonly number[],
) {
  const anchor = useRef<{ key: string; offset: number } | null>(null);
  useLayoutEffect(() => {
    const element = list.current;
    const held = anchor.current;
    if (element === null || held === null) return;
    const index = entries.findIndex(({ key }) => key === held.key);
    if (index < 0) return;
    const y = -element.getBoundingClientRect().top;
    const moved = (tops[index] ?? 0) + held.offset - y;
    if (Math.abs(moved) > 1) window.scrollBy(0, moved);
  }, [list, entries, tops]);
  return anchor;
}

/**
 * Draws the entries of a long list that are in the window, and those just beside it. When entries come or go above, what the
 * person looks at stays where it is.
 */
export function useVirtualEntries(list: RefObject<HTMLElement | null>, entries: readonly VirtualEntry[]) {
  const tops = useMemo(() => topsOf(entries), [entries]);
  const [range, setRange] = useState<Range>({ first: 0, last: 40, edge: 0 });
  const anchor = useAnchor(list, entries, tops);

  useEffect(() => {
    const measure = (): void => {
      const element = list.current;
      if (element === null) return;
      const y = -element.getBoundingClientRect().top;
      const edge = entryAt(tops, Math.max(y, 0));
      const entry = entries[edge];
      anchor.current = y > 0 && entry ? { key: entry.key, offset: y - (tops[edge] ?? 0) } : null;
      const first = entryAt(tops, y - AHEAD_PX);
      const last = entryAt(tops, y + window.innerHeight + AHEAD_PX);
      setRange((before) =>
        before.first === first && before.last === last && before.edge === edge
          ? before
          : { first, last, edge },
      );
    };
    measure();
    window.addEventListener('scroll', measure, { passive: true });
    window.addEventListener('resize', measure);
    return () => {
      window.removeEventListener('scroll', measure);
      window.removeEventListener('resize', measure);
    };
  }, [list, entries, tops, anchor]);

  const last = Math.min(range.last, entries.length - 1);
  const drawn: Placed[] = [];
  for (let index = Math.min(range.first, last); index >= 0 && index <= last; index++)
    drawn.push({ index, top: tops[index] ?? 0 });
  return { drawn, height: tops.at(-1) ?? 0, edge: Math.min(range.edge, last), last };
}
