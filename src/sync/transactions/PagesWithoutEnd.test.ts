import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { buildPage, buildTransaction } from '../../../test/fixtures/build-transaction.ts';
import { IDLE_PAGES, MOST_PAGES, PagesWithoutEnd } from './PagesWithoutEnd.ts';

const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const START = Date.parse('2026-11-05T12:00:00Z');
const row = (n: number, ms = START): string =>
  buildTransaction({ id: idOf(n), date: new Date(ms).toISOString() });
const EMPTY = buildPage([]);

/** How many of the pages were taken before it was said that there is no end. */
function taken(pages: Iterable<Buffer>): number {
  const withoutEnd = new PagesWithoutEnd({ method: 'GET', path: '/v2/transactions' });
  let count = 0;
  try {
    for (const page of pages) {
      withoutEnd.look(page);
      count += 1;
    }
  } catch (error) {
    expect(error).toMatchObject({ name: 'PluggyCursorError' });
  }
  return count;
}

function* forever(pages: readonly Buffer[]): Generator<Buffer, void, void> {
  for (;;) yield* pages;
}

it('pages without a row, the same page, and a circle of pages come to an end', () => {
  expect(taken(forever([EMPTY]))).toBe(IDLE_PAGES - 1);
  expect(taken(forever([buildPage([row(1)])]))).toBeLessThanOrEqual(IDLE_PAGES + 2);
  const days = Array.from({ length: 30 }, (_, n) => buildPage([row(n, START - n * 86_400_000)]));
  // once around, once more to learn which rows they are, and as long as it takes to be sure
  expect(taken(forever(days))).toBeLessThanOrEqual(2 * days.length + IDLE_PAGES);
  const without = buildPage(['{"date":null}', '{"id":null}']);
  expect(taken(forever([without]))).toBeLessThanOrEqual(IDLE_PAGES + 1);
});

it('no long list is cut short: of one day, out of order, without days, or with empty pages between', () => {
  const pages = 3 * IDLE_PAGES;
  const listed = (make: (n: number) => Buffer): number =>
    taken(Array.from({ length: pages }, (_, n) => make(n)));
  expect(listed((n) => buildPage([row(2 * n), row(2 * n + 1)]))).toBe(pages);
  expect(listed((n) => buildPage([row(n, START + n * 60_000)]))).toBe(pages);
  expect(listed((n) => buildPage([row(n, START + ((n * 7_919) % pages) * 60_000)]))).toBe(pages);
  expect(listed((n) => buildPage([buildTransaction({ id: idOf(n), date: 'soon' })]))).toBe(pages);
  expect(listed((n) => (n % 50 === 49 ? buildPage([row(n, START - n * 60_000)]) : EMPTY))).toBe(pages);
});

it('rows that are made up without end come to an end as well', () => {
  function* invented(): Generator<Buffer, void, void> {
    for (let n = 0; ; n += 1) yield Buffer.from(`{"results":[{"id":"${idOf(n)}","date":"2026-11-05"}]}`);
  }
  expect(taken(invented())).toBe(MOST_PAGES);
});

it('a long list of one day takes no more memory than a short one', () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const used = (): number => {
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const withoutEnd = new PagesWithoutEnd({ method: 'GET', path: '/v2/transactions' });
  const page = (first: number): Buffer => {
    const rows = Array.from({ length: 500 }, (_, n) => `{"id":"${idOf(first + n)}","date":"2026-11-05"}`);
    return Buffer.from(`{"results":[${rows.join(',')}]}`);
  };
  withoutEnd.look(page(0));
  const before = used();
  for (let first = 500; first < 200_000; first += 500) withoutEnd.look(page(first));
  expect(used() - before).toBeLessThan(4_000_000);
  withoutEnd.look(page(200_000)); // it is still needed
});
