import { type Figure, figure } from '../support/figure.ts';

/**
 * The page that stood here until 26 November 2026, which was one list at `/`. It was measured on that day in the way of this
 * benchmark: headless Chromium, 1.6 Mbit/s with 150 ms there and back, a processor four times slower. It cannot be measured
 * any more, so these are its numbers and no measurement of this run.
 */
const FORMER = {
  /** Nothing was compressed; with gzip it would have been 133 kB. */
  script: 432,
  script_gzip: 133,
  first_paint: 3.1,
  rows: 4.6,
  layout_shift_phone: 0.22,
  layout_shift_desk: 0.4,
} as const;

const UNITS: Readonly<Record<string, string>> = {
  script: 'kB',
  script_gzip: 'kB',
  first_paint: 's',
  rows: 's',
};

/** The former page's numbers, to stand beside those of the page as it is. */
export const formerFigures = (): Figure[] =>
  Object.entries(FORMER).map(([name, value]) => figure(`former_${name}`, value, UNITS[name] ?? ''));
