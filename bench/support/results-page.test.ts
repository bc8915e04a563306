import { expect, it } from 'vitest';
import { figure } from './figure.ts';
import { renderResults } from './results-page.ts';

it('shows what was measured, on what, and which goals were missed', () => {
  const page = renderResults({
    benchmark: 'ingest',
    date: new Date('2026-03-04T05:06:07Z'),
    circumstances: [['Processor', '2 cores']],
    notes: ['All share the cores.'],
    figures: [
      figure('rate', 1_000, 'rows/s'),
      figure('ratio', 0.4, 'ratio', { atLeast: 0.5 }),
      figure('written', 0, 'rows', { atMost: 0 }),
    ],
  });
  expect(page).toContain('npm run bench -- ingest` on 2026-03-04');
  expect(page).toContain('| Processor | 2 cores |');
  expect(page).toContain('| `rate` | 1000 | rows/s |  |  |');
  expect(page).toContain('| `ratio` | 0.4 | ratio | at least 0.5 | no |');
  expect(page).toContain('| `written` | 0 | rows | at most 0 | yes |');
  expect(page).toContain('- All share the cores.');
});
