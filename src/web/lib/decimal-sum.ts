import { type Decimal, isDecimal } from './decimal.ts';

/** A decimal number as a whole number of its last place. */
interface Scaled {
  readonly digits: bigint;
  readonly places: number;
}

function scaledOf(value: Decimal): Scaled {
  const [mantissa = '0', exponent = '0'] = value.split(/e/i);
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const places = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return places < 0 ? { digits: digits * 10n ** BigInt(-places), places: 0 } : { digits, places };
}

const at = ({ digits, places }: Scaled, wanted: number): bigint => digits * 10n ** BigInt(wanted - places);

function textOf(digits: bigint, places: number): Decimal {
  const sign = digits < 0n ? '-' : '';
  const all = String(digits < 0n ? -digits : digits).padStart(places + 1, '0');
  const cut = all.length - places;
  const text = places === 0 ? `${sign}${all}` : `${sign}${all.slice(0, cut)}.${all.slice(cut)}`;
  return isDecimal(text) ? text : '0';
}

/** The exact sum: no float takes part. */
export function sumOf(values: readonly Decimal[]): Decimal {
  const scaled = values.map(scaledOf);
  const places = Math.max(0, ...scaled.map((one) => one.places));
  return textOf(
    scaled.reduce((sum, one) => sum + at(one, places), 0n),
    places,
  );
}

/** Below zero: the first one is smaller; above: it is larger. */
export function compareDecimals(one: Decimal, other: Decimal): number {
  const [a, b] = [scaledOf(one), scaledOf(other)];
  const places = Math.max(a.places, b.places);
  const difference = at(a, places) - at(b, places);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/**
 * How much of the whole a part is, from 0 to 1, for drawing alone: a bar has fewer pixels than a float has digits. Null:
 * there is no whole to be a part of.
 */
export function shareOf(part: Decimal, whole: Decimal): number | null {
  const share = Number(part) / Number(whole);
  return Number.isFinite(share) && Number(whole) > 0 ? Math.min(1, Math.max(0, share)) : null;
}
