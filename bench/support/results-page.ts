import type { Spread } from './spread.ts';

export interface Results {
  /** Of the benchmark, as it is called on the command line. */
  readonly benchmark: string;
  readonly date: Date;
  /** Whole runs, each in a process of its own. */
  readonly runs: number;
  /** Name and value of what the figures depend on. */
  readonly circumstances: readonly (readonly [string, string])[];
  /** Of the machine, before each run. */
  readonly calibration: readonly Spread[];
  /** What each figure means and how it was measured, one paragraph or list item a string. */
  readonly notes: readonly string[];
  readonly figures: readonly Spread[];
}

function rowOf({ name, least, median, most, unit, goal, ok }: Spread): string {
  const reached = ok === undefined ? '' : ok ? 'yes' : 'no';
  return `| \`${name}\` | ${least} | ${median} | ${most} | ${unit} | ${goal ?? ''} | ${reached} |`;
}

/** One benchmark's part of the page `bench/RESULTS.md`. */
export function renderResults(results: Results): string {
  const { benchmark, date, runs, circumstances, calibration, notes, figures } = results;
  return [
    `# Benchmark: ${benchmark}`,
    '',
    `Written by \`npm run bench -- ${benchmark}\` on ${date.toISOString().slice(0, 10)}, from ${runs} whole runs; run it again to repeat it. A goal is reached when the worst run reaches it.`,
    '',
    '| | |',
    '| --- | --- |',
    ...circumstances.map(([name, value]) => `| ${name} | ${value} |`),
    '',
    '| Figure | Least | Median | Most | Unit | Goal | Reached |',
    '| --- | ---: | ---: | ---: | --- | --- | --- |',
    ...[...figures, ...calibration].map(rowOf),
    '',
    ...notes.map((note) => `- ${note}`),
    '',
  ].join('\n');
}

const HEADING = '# Benchmark: ';

/** The page with this benchmark's part in place of its earlier one; the others' parts stay as they are. */
export function replaceResults(page: string, results: Results): string {
  const isOther = (part: string): boolean =>
    part.startsWith(HEADING) && !part.startsWith(`${HEADING}${results.benchmark}\n`);
  const others = page.split(/^(?=# Benchmark: )/m).filter(isOther);
  return [...others, renderResults(results)]
    .map((part) => part.trimEnd())
    .sort()
    .join('\n\n')
    .concat('\n');
}
