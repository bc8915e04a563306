import { dayInMonth, dayNumber, dayOfNumber, monthNumber } from '../summaries/days.ts';
import type { Chain } from './find-chain.ts';

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? 0;

/** The number that comes most often; of several, the one in the middle. */
function mostFrequent(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return median(numbers.filter((number) => counts.get(number) === most));
}

const dayOfMonth = (day: number): number => Number(dayOfNumber(day).slice(8));

/** How many times of the rhythm each payment is after the first. */
function placesOf({ steps }: Chain): number[] {
  const places = [0];
  for (const step of steps) places.push((places.at(-1) ?? 0) + step);
  return places;
}

/** How far each payment is from the day on which it was to be expected, the usual difference taken off. */
export function straysOf(chain: Chain): number[] {
  const { events, rhythm } = chain;
  const places = placesOf(chain);
  const first = events[0]?.day ?? 0;
  const start = monthNumber(dayOfNumber(first));
  const offsets = events.map(({ day }, index) => {
    const place = places[index] ?? 0;
    const expected =
      rhythm.months === null
        ? first + place * rhythm.days
        : dayNumber(dayInMonth(start + place * rhythm.months, dayOfMonth(first)));
    return day - expected;
  });
  const usual = median(offsets);
  return offsets.map((offset) => Math.abs(offset - usual));
}

/** The day on which the next payment is to be expected, by the last one. */
export function nextDayOf({ events, rhythm }: Chain): number {
  const last = events.at(-1)?.day ?? 0;
  if (rhythm.months === null) return Math.round(last + rhythm.days);
  const day = mostFrequent(events.map((event) => dayOfMonth(event.day)));
  const month = monthNumber(dayOfNumber(last));
  // what is due on the 30th may be paid on the 2nd: it belongs to the month whose day is nearest
  const nearest = [month - 1, month, month + 1].toSorted(
    (a, b) => Math.abs(dayNumber(dayInMonth(a, day)) - last) - Math.abs(dayNumber(dayInMonth(b, day)) - last),
  )[0];
  return dayNumber(dayInMonth((nearest ?? month) + rhythm.months, day));
}
