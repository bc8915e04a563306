import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAYS } from '../../test/fixtures/days.ts';
import { dayInBrazil, instantOf, localDayOf, withZone } from './calendar-day.ts';

const zone = process.env['TZ'];
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

describe.each(['UTC', 'Asia/Tokyo', 'Pacific/Pago_Pago'])('the day of a date, in a process in %s', (zone) => {
  beforeEach(() => {
    process.env['TZ'] = zone;
  });

  it.each(DAYS)('%j means %j', (date, day) => {
    expect(localDayOf(date)).toBe(day);
  });

  it('is the same of the text with its zone', () => {
    for (const [date] of DAYS.filter(([, day]) => day !== null)) {
      expect(withZone(date)).toMatch(/T|:/);
      expect(instantOf(withZone(date))).toBe(instantOf(date));
    }
  });
});

it('is none of what is no text', () => {
  expect([null, undefined, 20_261_120, {}, []].map(localDayOf)).toEqual([null, null, null, null, null]);
});

it('is still yesterday in Brazil at two in the morning UTC', () => {
  expect(dayInBrazil(new Date('2026-11-22T02:00:00Z'))).toBe('2026-11-21');
  expect(dayInBrazil(new Date('2026-11-22T00:00:00Z'))).toBe('2026-11-21');
  expect(dayInBrazil(new Date('2026-11-22T03:00:00Z'))).toBe('2026-11-22');
});
