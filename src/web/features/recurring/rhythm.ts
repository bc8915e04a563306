/** How often something comes, as a person says it. */
export type Rhythm =
  | { readonly kind: 'week' | 'twoWeeks' | 'halfMonth' | 'month' | 'year' }
  | { readonly kind: 'months' | 'days'; readonly count: number };

/** By about how many days lie between two; the service finds rhythms of weeks, half months, months and years. */
export function rhythmOf(everyDays: number): Rhythm {
  if (everyDays === 7) return { kind: 'week' };
  if (everyDays === 14) return { kind: 'twoWeeks' };
  if (everyDays === 15) return { kind: 'halfMonth' };
  if (everyDays >= 28 && everyDays <= 31) return { kind: 'month' };
  if (everyDays >= 360 && everyDays <= 366) return { kind: 'year' };
  const months = Math.round(everyDays / 30.4);
  if (months > 1 && Math.abs(everyDays - months * 30.4) <= 4) return { kind: 'months', count: months };
  return { kind: 'days', count: everyDays };
}
