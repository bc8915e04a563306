import type { Call } from '../http/Router.ts';

interface Timed {
  readonly createdAt?: unknown;
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** The answers in which an item's products, or accounts, say when the bank brought something new of them. */
export const hasTimes = ({ method, path }: Call): boolean =>
  method === 'GET' && (path === '/accounts' || /^\/items\/[^/]+$/.test(path));

/** A time as it was at the beginning: whoever goes by it believes that nothing moved since. */
const ofProduct = (detail: unknown, { createdAt }: Timed): unknown =>
  typeof record(detail)['lastUpdatedAt'] === 'string'
    ? { ...record(detail), lastUpdatedAt: createdAt }
    : detail;

/** The same answer, with the times at which the item or each account came to be. */
export function withOldTimes(json: unknown): object {
  const { results, statusDetail, ...item } = record(json);
  if (Array.isArray(results))
    return {
      ...item,
      results: results.map((account: Timed) => ({ ...account, updatedAt: account.createdAt })),
    };
  const details = Object.entries(record(statusDetail)).map(([name, detail]) => [
    name,
    ofProduct(detail, item),
  ]);
  return { ...item, statusDetail: statusDetail === null ? null : Object.fromEntries(details) };
}
