import { describe, expect, it } from 'vitest';
import { comparisonPlan } from './webhook-standing.ts';

const NOW = new Date('2026-11-20T12:00:00.000Z');
const HOUR_MS = 3_600_000;
const QUARTER_MS = 15 * 60_000;
const plan = (arriving: boolean, settingMs: number, isSparing: boolean, lostUntil: Date | null = null) =>
  comparisonPlan({ arriving, lostUntil }, { settingMs, isSparing }, NOW);

describe('connections are compared', () => {
  it('once a week, and looked at once a day, where webhooks arrive and nobody said otherwise', () => {
    const week = { intervalMs: 24 * HOUR_MS, wholeEveryMs: 7 * 24 * HOUR_MS };
    expect(plan(true, 6 * HOUR_MS, true)).toEqual(week);
    expect(plan(true, 6 * HOUR_MS, true, new Date(NOW.getTime() - HOUR_MS))).toEqual(week);
  });

  it('as often as the setting says', () => {
    expect(plan(true, 6 * HOUR_MS, false)).toEqual({ intervalMs: 6 * HOUR_MS, wholeEveryMs: null });
    expect(plan(false, 2_000, false)).toEqual({ intervalMs: 2_000, wholeEveryMs: null });
  });

  it.each([
    ['are not known to arrive', false, null],
    ['were lost lately', true, new Date(NOW.getTime() - 60_000)],
  ])('every 15 minutes where webhooks %s', (_why, arriving, lostUntil) => {
    for (const isSparing of [true, false])
      expect(plan(arriving, 6 * HOUR_MS, isSparing, lostUntil)).toEqual({
        intervalMs: QUARTER_MS,
        wholeEveryMs: null,
      });
  });
});
