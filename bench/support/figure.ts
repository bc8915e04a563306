/** What a figure should reach; every goal is a ratio or a count, so that it means the same on any machine. */
export type Goal = { readonly atLeast: number } | { readonly atMost: number };

/** One measured figure, printed as one line of JSON. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** In words, such as "at least 0.5". */
  readonly goal?: string;
  readonly ok?: boolean;
}

/** Four digits: more would pretend a precision that no run has. */
const DIGITS = 4;

export function figure(name: string, value: number, unit: string, goal?: Goal): Figure {
  const rounded = Number(value.toPrecision(DIGITS));
  if (goal === undefined) return { name, value: rounded, unit };
  return 'atLeast' in goal
    ? { name, value: rounded, unit, goal: `at least ${goal.atLeast}`, ok: value >= goal.atLeast }
    : { name, value: rounded, unit, goal: `at most ${goal.atMost}`, ok: value <= goal.atMost };
}

/** The middle one of an odd number of values, the lower middle one of an even number. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  if (middle === undefined) throw new Error('there is no median of nothing');
  return middle;
}
