import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays, firstOfMonth, formatDay, lastOfMonth } from './calendar-day.ts';

describe('arithmetic on days', () => {
  it('crosses months, leap days and years', () => {
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  });

  it('finds both ends of a month', () => {
    expect(firstOfMonth('2026-02-17')).toBe('2026-02-01');
    expect(lastOfMonth('2026-02-17')).toBe('2026-02-28');
    expect(lastOfMonth('2026-12-31')).toBe('2026-12-31');
  });
});

describe('formatDay', () => {
  const zone = process.env['TZ'];
  beforeEach(() => {
    process.env['TZ'] = 'Pacific/Pago_Pago'; // eleven hours behind UTC, where a shifted day would show
  });
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  it('shows the same day in every time zone', () => {
    expect(formatDay('2026-11-01', 'pt-BR')).toBe('01/11/2026');
    expect(formatDay('2026-11-01', 'en')).toBe('Nov 01, 2026');
  });

  it('shows what is no day as it came', () => {
    expect(formatDay('someday', 'en')).toBe('someday');
  });
});
