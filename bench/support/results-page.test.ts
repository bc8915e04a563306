import { expect, it } from 'vitest';
import { figure } from './figure.ts';
import { renderResults, replaceResults } from './results-page.ts';
import { spreadOf } from './spread.ts';

it('shows what was measured, on what, and which goals were missed', () => {
  const page = renderResults({
    benchmark: 'ingest',
    date: new Date('2026-03-04T05:06:07Z'),
    runs: 2,
    circumstances: [['Processor', '2 cores']],
    calibration: spreadOf([[figure('loop', 7, 'steps/s')]]),
    notes: ['All share the cores.'],
    figures: spreadOf([
      [
        figure('rate', 1_000, 'rows/s'),
        figure('ratio', 0.4, 'ratio', { atLeast: 0.5 }),
        figure('written', 0, 'rows', { atMost: 0 }),
      ],
      [
        figure('rate', 3_000, 'rows/s'),
        figure('ratio', 0.6, 'ratio', { atLeast: 0.5 }),
        figure('written', 0, 'rows', { atMost: 0 }),
      ],
    ]),
  });
  expect(page).toContain('npm run bench -- ingest` on 2026-03-04, from 2 whole runs');
  expect(page).toContain('| Processor | 2 cores |');
  expect(page).toContain('| `rate` | 1000 | 1000 | 3000 | rows/s |  |  |');
  expect(page).toContain('| `ratio` | 0.4 | 0.4 | 0.6 | ratio | at least 0.5 | no |');
  expect(page).toContain('| `written` | 0 | 0 | 0 | rows | at most 0 | yes |');
  expect(page).toContain('| `loop` | 7 | 7 | 7 | steps/s |  |  |');
  expect(page).toContain('- All share the cores.');
});

it('keeps what other benchmarks wrote, and replaces its own part', () => {
  const results = (benchmark: string, value: number) => ({
    benchmark,
    date: new Date('2026-03-04T05:06:07Z'),
    runs: 1,
    circumstances: [],
    calibration: [],
    notes: [],
    figures: spreadOf([[figure('rate', value, 'rows/s')]]),
  });
  const first = replaceResults(replaceResults('', results('latency', 1)), results('ingest', 2));
  const page = replaceResults(first, results('latency', 3));
  expect(page.match(/^# Benchmark: .*$/gm)).toEqual(['# Benchmark: ingest', '# Benchmark: latency']);
  expect(page).toContain('| `rate` | 2 |');
  expect(page).toContain('| `rate` | 3 |');
  expect(page).not.toContain('| `rate` | 1 |');
});
