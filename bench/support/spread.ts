import { type Figure, median } from './figure.ts';

/** One figure of several whole runs. */
export interface Spread extends Omit<Figure, 'value'> {
  readonly least: number;
  readonly median: number;
  readonly most: number;
}

/**
 * The figures of the first run, in its order, each with what the others made of it. A goal is reached when every
 * run reached it.
 * @throws Error when a run lacks a figure that the first one has
 */
export function spreadOf(runs: readonly (readonly Figure[])[]): Spread[] {
  const [first = []] = runs;
  return first.map(({ name, unit, goal }) => {
    const all = runs.map((figures) => {
      const found = figures.find((figure) => figure.name === name);
      if (found === undefined) throw new Error(`a run has no figure ${name}`);
      return found;
    });
    const values = all.map(({ value }) => value);
    const spread = {
      name,
      least: Math.min(...values),
      median: median(values),
      most: Math.max(...values),
      unit,
    };
    return goal === undefined ? spread : { ...spread, goal, ok: all.every(({ ok }) => ok === true) };
  });
}
