import { expect, it } from 'vitest';
import { memoryFigures } from './memory-figures.ts';

it('holds the large sync to the goal, whatever the small one took', () => {
  const small = { rows: 10, sync: { seconds: 1, cpuUs: 1, peakOverIdleMib: 70 } };
  const large = { rows: 100, sync: { seconds: 50, cpuUs: 400, peakOverIdleMib: 60 } };
  const figures = new Map(memoryFigures(small, large).map((figure) => [figure.name, figure]));
  expect(figures.get('peak_rss_over_idle_mib')).toMatchObject({ value: 60, ok: true });
  expect(figures.get('peak_rss_over_idle_mib_at_10')?.value).toBe(70);
  expect(figures.get('http_to_row_rows_per_second')?.value).toBe(2);
  expect(figures.get('service_cpu_us_per_row')?.value).toBe(4);
});
