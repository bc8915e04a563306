import { detectRecurring } from '../../src/domain/recurring/detect-recurring.ts';
import type { Payment } from '../../src/domain/recurring/payment.ts';

/** A series that is known. */
export interface KnownSeries {
  readonly name: string;
  readonly isRecurring: boolean;
  readonly everyDays: number;
  readonly rows: readonly Payment[];
}

export interface Score {
  /** Recurring ones that were found with at least four fifths of their rows, none of another, and about their rhythm. */
  readonly found: readonly string[];
  readonly missed: readonly string[];
  /** What was reported and is none of them. */
  readonly wrong: readonly string[];
}

/** What the detector makes of a statement of which every series is known. */
export function scoreRecurring(series: readonly KnownSeries[], today: string): Score {
  const owner = new Map(series.flatMap((one) => one.rows.map(({ id }) => [id, one] as const)));
  const all = series.flatMap(({ rows }) => rows).toSorted((a, b) => (a.localDate < b.localDate ? -1 : 1));
  const found = new Set<string>();
  const wrong: string[] = [];
  for (const { rows, everyDays } of detectRecurring(all, today)) {
    const owners = new Set(rows.map(({ id }) => owner.get(id)));
    const [one] = owners;
    const isRight =
      one?.isRecurring === true &&
      owners.size === 1 &&
      rows.length >= one.rows.length * 0.8 &&
      Math.abs(everyDays - one.everyDays) <= one.everyDays * 0.2;
    if (isRight) found.add(one.name);
    else wrong.push(`${[...owners].map((known) => known?.name).join(' + ')} (${rows.length}, ${everyDays})`);
  }
  const recurring = series.filter((one) => one.isRecurring).map(({ name }) => name);
  return { found: [...found], missed: recurring.filter((name) => !found.has(name)), wrong };
}
