/** "dezembro de 2026", "December 2026". @param month YYYY-MM; anything else stays as it is */
export function formatMonth(month: string, locale: string): string {
  const time = Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1, 1);
  if (!/^\d{4}-\d{2}$/.test(month) || Number.isNaN(time)) return month;
  return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(time);
}

/** The month before or after. @param from where nothing is chosen yet: the present month */
export function monthBeside(month: string, step: -1 | 1, from: string): string {
  const base = month || from;
  if (month === '' && step === -1) return base;
  const [year = 0, number = 1] = base.split('-').map(Number);
  const at = year * 12 + number - 1 + step;
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
}

/** The last months up to the present one, the oldest first. @param present YYYY-MM */
export function lastMonths(present: string, count: number): string[] {
  const [year = 0, month = 1] = present.split('-').map(Number);
  const at = year * 12 + month - 1;
  return Array.from({ length: count }, (_, index) => {
    const one = at - count + 1 + index;
    return `${Math.floor(one / 12)}-${String((one % 12) + 1).padStart(2, '0')}`;
  });
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** The month that an address names, else that of the day. */
export function readMonth(named: string | null, today: string): string {
  return named !== null && MONTH.test(named) ? named : today.slice(0, 7);
}
