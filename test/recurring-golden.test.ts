import { expect, test } from 'vitest';
import { goldenSeries, goldenToday } from './support/recurring-golden.js';
import { secondSeries } from './support/recurring-second.js';
import { thirdSeries } from './support/recurring-third.js';

const DAY = 86_400_000;
const allSeries = [...goldenSeries, ...secondSeries, ...thirdSeries];
const gaps = (days: readonly string[]) =>
  days
    .toSorted()
    .slice(1)
    .map((day, index) => (Date.parse(day) - Date.parse(days.toSorted()[index] ?? day)) / DAY);
const daysOf = (name: string) =>
  allSeries
    .find((series) => series.name === name)
    ?.rows.filter(({ id }) => !id.includes('13th'))
    .map(({ localDate }) => localDate) ?? [];

test.each([
  ['golden', goldenSeries, [40, 8, 12]],
  ['second', secondSeries, [40, 5, 14]],
  ['third', thirdSeries, [40, 6, 19]],
])(
  'the %s statement has 40 recurring payments, ended ones and impostors, and every row has its own id',
  (_, statement, counts) => {
    const count = (kind: string) => statement.filter((series) => series.kind === kind).length;
    expect([count('recurring'), count('ended'), count('impostor')]).toEqual(counts);
    const rows = statement.flatMap((series) => series.rows);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    for (const row of rows) {
      expect(row.localDate <= goldenToday).toBe(true);
      expect(row.signedAmount).toMatch(/^-?\d+\.\d\d$/);
    }
  },
);

test('what recurs comes about as often as the set says, is not overdue by much, and what has ended is', () => {
  for (const { name, kind, everyDays } of allSeries) {
    if (everyDays === undefined) continue;
    const days = daysOf(name);
    const between = gaps(days).toSorted((a, b) => a - b);
    const median = between[Math.floor(between.length / 2)] ?? 0;
    expect(days.length, name).toBeGreaterThanOrEqual(3);
    expect(Math.abs(median - everyDays), `${name}: median ${median}`).toBeLessThanOrEqual(
      Math.max(2, everyDays * 0.04),
    );
    const silent = (Date.parse(goldenToday) - Date.parse(days.toSorted().at(-1) ?? '')) / DAY;
    if (kind === 'recurring') expect(silent, name).toBeLessThan(everyDays * 1.2 + 2);
    else expect(silent, name).toBeGreaterThan(everyDays * 2);
  }
});
