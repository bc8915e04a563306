import type { Call } from '../http/Router.ts';

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** The answer in which an item's products say when the bank brought something new of them. */
export const hasTimes = ({ method, path }: Call): boolean =>
  method === 'GET' && /^\/items\/[^/]+$/.test(path);

/** The same item, whose products' times are its own beginning: whoever goes by them believes that nothing moved since. */
export function withOldTimes(json: unknown): object {
  const item = record(json);
  const details = Object.entries(record(item['statusDetail'])).map(([name, detail]) => [
    name,
    typeof record(detail)['lastUpdatedAt'] === 'string'
      ? { ...record(detail), lastUpdatedAt: item['createdAt'] }
      : detail,
  ]);
  return { ...item, statusDetail: item['statusDetail'] === null ? null : Object.fromEntries(details) };
}
