import type { Figure } from './figure.ts';

export interface Results {
  /** Of the benchmark, as it is called on the command line. */
  readonly benchmark: string;
  readonly date: Date;
  /** Name and value of what the figures depend on. */
  readonly circumstances: readonly (readonly [string, string])[];
  /** What each figure means and how it was measured, one paragraph or list item a string. */
  readonly notes: readonly string[];
  readonly figures: readonly Figure[];
}

function rowOf({ name, value, unit, goal, ok }: Figure): string {
  const reached = ok === undefined ? '' : ok ? 'yes' : 'no';
  return `| \`${name}\` | ${value} | ${unit} | ${goal ?? ''} | ${reached} |`;
}

/** One benchmark's part of the page `bench/RESULTS.md`. */
export function renderResults({ benchmark, date, circumstances, notes, figures }: Results): string {
  return [
    `# Benchmark: ${benchmark}`,
    '',
    `Written by \`npm run bench -- ${benchmark}\` on ${date.toISOString().slice(0, 10)}; run it again to repeat it.`,
    '',
    '| | |',
    '| --- | --- |',
    ...circumstances.map(([name, value]) => `| ${name} | ${value} |`),
    '',
    '| Figure | Value | Unit | Goal | Reached |',
    '| --- | ---: | --- | --- | --- |',
    ...figures.map(rowOf),
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
