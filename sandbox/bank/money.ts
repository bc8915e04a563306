import { ExactNumber, fromCents } from '../json/exact-number.ts';
import { dateMsOf } from './days.ts';
import type { Profile } from './profile.ts';

/**
 * What each cent of `user-ok-digits` stands for. Multiplying keeps every sum what it was, so that all
 * figures of this user agree with each other as everybody else's do, at 16 to 20 digits.
 */
const DIGITS_FACTOR = 1_234_567_890_123n;
/** Appended to the rates of the same user. */
const DIGITS_TAIL = '123456789012345';

/** An amount in the account's currency. */
export function money(profile: Profile, cents: number): ExactNumber {
  if (profile.persona !== 'digits') return fromCents(cents);
  const scaled = BigInt(cents) * DIGITS_FACTOR;
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(3, '0');
  const fraction = digits.slice(-2).replace(/0+$/, '');
  const whole = `${scaled < 0n ? '-' : ''}${digits.slice(0, -2)}`;
  return new ExactNumber(fraction === '' ? whole : `${whole}.${fraction}`);
}

/** A day as the bank of this person writes it, outside of rows. */
export function dateOf(profile: Profile, day: number): Date {
  return new Date(dateMsOf(profile.dayKind, day));
}

/** A rate, a share or a quantity, given as decimal text. */
export function rate(profile: Profile, text: string): ExactNumber {
  if (profile.persona !== 'digits') return new ExactNumber(text);
  return new ExactNumber(`${text.includes('.') ? text : `${text}.`}${DIGITS_TAIL}`);
}
