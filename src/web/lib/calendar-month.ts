/** "dezembro de 2026", "December 2026". @param month YYYY-MM; anything else stays as it is */
export function formatMonth(month: string, locale: string): string {
  const time = Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1, 1);
  if (!/^\d{4}-\d{2}$/.test(month) || Number.isNaN(time)) return month;
  return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(time);
}
