/** JSON text to the letter, or any other value as JSON. A text that is no JSON is a JSON string. */
export function sentText(sent: unknown): string {
  if (typeof sent !== 'string') return JSON.stringify(sent) ?? 'null';
  return /^\s*[[{]/.test(sent) ? sent : JSON.stringify(sent);
}

/** The members of what is sent; none if it is no object. */
export function membersOf(sent: unknown): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(sentText(sent));
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

const textOf = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise);

/** A page of the rows that a query asks for, newest first, as Pluggy answers it. Rows without a date are always asked for. */
export function pageOfTransactions(
  rows: readonly unknown[],
  query: URLSearchParams,
  start: number,
  size: number,
): string {
  const ids = query.get('ids')?.split(',');
  const [created, from, to] = ['createdAtFrom', 'dateFrom', 'dateTo'].map((name) => query.get(name));
  const wanted = rows
    .map((row) => ({ text: sentText(row), ...read(row) }))
    .filter(({ id }) => ids === undefined || (id !== undefined && ids.includes(id)))
    .filter(({ createdAt }) => textOf(createdAt, '9') >= (created ?? ''))
    .filter(({ date }) => textOf(date, '9').slice(0, 10) >= (from ?? '').slice(0, 10))
    .filter(({ date }) => typeof to !== 'string' || textOf(date, '0').slice(0, 10) <= to.slice(0, 10))
    .sort((a, b) => (`${a.date}${a.id}` < `${b.date}${b.id}` ? 1 : -1));
  const results = wanted.slice(start, ids === undefined ? start + size : undefined).map(({ text }) => text);
  const isMore = ids === undefined && start + size < wanted.length;
  const next = isMore ? `?accountId=${query.get('accountId')}&after=${start + size}` : null;
  return `{"results":[${results.join(',')}],"next":${JSON.stringify(next)}}`;
}

function read(row: unknown): { id: string | undefined; date: unknown; createdAt: unknown } {
  const { id, date, createdAt } = membersOf(row);
  return { id: typeof id === 'string' ? id : undefined, date, createdAt };
}
