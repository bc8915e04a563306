import { describe, expect, it } from 'vitest';
import { clockOffset, clockText, minutesToTell } from './countdown.ts';

describe('the countdown', () => {
  it.each([
    [1_800_000, '30:00'],
    [1_799_001, '30:00'],
    [61_000, '1:01'],
    [1, '0:01'],
    [0, '0:00'],
    [-5_000, '0:00'],
  ])('shows %i ms as %s', (left, text) => {
    expect(clockText(left)).toBe(text);
  });

  it('goes by the clock of the service, and takes no notice of the part of a second that it does not tell', () => {
    const now = new Date('2026-11-27T12:00:10.900Z').getTime();
    expect(clockOffset('Fri, 27 Nov 2026 12:00:10 GMT', now)).toBe(0);
    expect(clockOffset('Fri, 27 Nov 2026 11:00:10 GMT', now)).toBe(3_600_900);
    expect(clockOffset('Fri, 27 Nov 2026 12:01:10 GMT', now)).toBe(-59_100);
    expect(clockOffset('yesterday', now)).toBe(0);
    expect(clockOffset(null, now)).toBe(0);
  });

  it('tells a listener of ten, five and one minutes, and of the end, once each', () => {
    expect(minutesToTell(600_500, 599_500)).toBe(10);
    expect(minutesToTell(599_500, 598_500)).toBeUndefined();
    expect(minutesToTell(60_500, 59_900)).toBe(1);
    expect(minutesToTell(400, -600)).toBe(0);
    // a computer that slept
    expect(minutesToTell(900_000, -1)).toBe(0);
  });
});
