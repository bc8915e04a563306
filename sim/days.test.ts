import { expect, it } from 'vitest';
import { dayAtBank } from './days.ts';

it.each([
  ['2026-11-20T00:00:00.000Z', '2026-11-20'],
  ['2026-11-20T00:00:00Z', '2026-11-20'],
  ['2026-11-20T00:00:00.001Z', '2026-11-19'],
  ['2026-11-20T02:59:59.999Z', '2026-11-19'],
  ['2026-11-20T03:00:00.000Z', '2026-11-20'],
])("the bank's %s is of %s", (date, day) => {
  expect(dayAtBank(date)).toBe(day);
});

it('says nothing of dates that it has no rule for', () => {
  expect(() => dayAtBank('2018-11-20T03:00:00.000Z')).toThrow();
  expect(() => dayAtBank('2026-11-20T03:00:00-03:00')).toThrow();
});
