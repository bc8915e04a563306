import { startOfDay } from './days.ts';
import { Draw, hashText, mix } from './mix.ts';
import type { Profile } from './profile.ts';

const HOUR_S = 3_600;
/** Of a hundred purchases, so many are made in the evening. */
const EVENING_SHARE = 33;

/**
 * When a purchase was made. Most have no time, which is midnight in Brasília. Where the bank knows evenings, every third
 * one was made between 21:00 and midnight there, when it is the next day in UTC already. Never at 21:00:00 exactly, which
 * is how a bank that knows days alone writes the day after.
 */
export function purchaseTime(profile: Profile, day: number, what: string): number {
  if (!profile.hasEvenings) return startOfDay(day);
  const draw = new Draw(mix(mix(profile.seed, day), hashText(`time/${what}`)));
  if (!draw.chance(EVENING_SHARE)) return startOfDay(day);
  return startOfDay(day) + draw.between(21 * HOUR_S + 1, 24 * HOUR_S - 1) * 1_000;
}
